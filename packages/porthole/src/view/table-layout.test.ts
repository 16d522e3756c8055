import { describe, expect, it } from 'vitest';
import { layOut } from './table-layout.ts';

describe('layOut', () => {
  const fixed = (priority: number, natural: number) => ({ priority, natural, least: natural });

  it('gives every column its natural width where there is room', () => {
    expect(layOut([fixed(1, 10), { priority: 2, natural: 30, least: 5 }], 42)).toEqual([10, 30]);
  });

  it('takes from the widest first, down to the least', () => {
    const columns = [{ priority: 1, natural: 30, least: 5 }, { priority: 2, natural: 10, least: 4 }, fixed(3, 6)];
    expect(layOut(columns, 40)).toEqual([20, 10, 6]);
    expect(layOut(columns, 24)).toEqual([7, 7, 6]);
    expect(layOut(columns, 19)).toEqual([5, 4, 6]);
    expect(layOut(columns, 18)).toEqual([8, 8, undefined]);
  });

  it('gives the room of a dropped column back to the others', () => {
    expect(layOut([{ priority: 1, natural: 20, least: 10 }, fixed(2, 12)], 20)).toEqual([20, undefined]);
  });

  it('never drops the last column', () => {
    expect(layOut([fixed(2, 50), fixed(1, 60)], 20)).toEqual([undefined, 20]);
  });

  it('drops the rightmost of those that matter the same', () => {
    expect(layOut([fixed(1, 8), fixed(1, 8), fixed(1, 8)], 18)).toEqual([8, 8, undefined]);
  });
});
