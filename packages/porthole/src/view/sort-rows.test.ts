import { describe, expect, it } from 'vitest';
import type { Column } from './column.ts';
import { sortRows } from './sort-rows.ts';

const TEXT: Column<string> = { key: 'text', title: 'TEXT', priority: 1, text: (row) => row };
const LENGTH: Column<string> = { ...TEXT, rank: (row) => (row === '?' ? undefined : row.length) };

describe('rows in the order of a column', () => {
  it('go by text without regard to case, and by case where that is all', () => {
    expect(sortRows(['b', 'A', 'a', 'C'], TEXT, 'ascending')).toEqual(['A', 'a', 'b', 'C']);
    expect(sortRows(['b', 'A', 'a', 'C'], TEXT, 'descending')).toEqual(['C', 'b', 'a', 'A']);
  });

  it('go by number where the column has one', () => {
    expect(sortRows(['ccccccccccc', 'bb', 'a'], LENGTH, 'ascending')).toEqual(['a', 'bb', 'ccccccccccc']);
  });

  it('have what is not known last, both ways', () => {
    expect(sortRows(['?', 'a', '-', 'b'], TEXT, 'ascending')).toEqual(['a', 'b', '?', '-']);
    expect(sortRows(['?', 'a', '-', 'b'], TEXT, 'descending')).toEqual(['b', 'a', '?', '-']);
    expect(sortRows(['?', 'aa', 'a'], LENGTH, 'descending')).toEqual(['aa', 'a', '?']);
  });

  it('stay as they are where they are equal', () => {
    expect(sortRows(['bb', 'aa', 'c', 'dd'], LENGTH, 'ascending')).toEqual(['c', 'bb', 'aa', 'dd']);
    expect(sortRows(['bb', 'aa', 'c', 'dd'], LENGTH, 'descending')).toEqual(['bb', 'aa', 'dd', 'c']);
  });
});
