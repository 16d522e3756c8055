import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberColumn, reversedColumn } from './number-column.ts';
import { orderBy } from './order-by.ts';

const order = (...columns: number[][]) => [
  ...orderBy(
    columns[0]?.length ?? 0,
    columns.map((numbers) => numberColumn(numbers, Number)),
  ),
];

describe('orderBy', () => {
  it('orders by the first column, then by the next', () => {
    expect(order([2, 1, 2, 1], [5, 6, 4, 7])).toEqual([1, 3, 2, 0]);
  });

  it('leaves equal rows as they were', () => {
    const numbers = Array.from({ length: 100 }, (_, index) => index % 3);
    const expected = [0, 1, 2].flatMap((rest) => [...numbers.keys()].filter((row) => row % 3 === rest));
    expect(order(numbers)).toEqual(expected);
  });

  it('puts last what is no number, and what is out of range, in both directions', () => {
    const numbers = [Number.NaN, 3, -1, Number.POSITIVE_INFINITY, 0, 2 ** 33 - 2, 2 ** 60];
    const column = numberColumn(numbers, Number);
    expect([...orderBy(7, [column])]).toEqual([4, 1, 5, 0, 2, 3, 6]);
    expect([...orderBy(7, [reversedColumn(column)])]).toEqual([5, 1, 4, 0, 2, 3, 6]);
  });

  it('asks for a column only where the ones before it leave something to order', () => {
    const never = () => {
      throw new Error('asked');
    };
    expect([...orderBy(3, [numberColumn([3, 1, 2], Number), never])]).toEqual([1, 2, 0]);
    expect(() => orderBy(2, [numberColumn([1, 1], Number), never])).toThrow('asked');
  });

  it('works a number out once, and only of the rows that the columns before it leave side by side', () => {
    const asked: number[] = [];
    const second = numberColumn([50, 40, 30, 20], (number) => {
      asked.push(number);
      return number;
    });
    expect([...orderBy(4, [numberColumn([1, 2, 1, 3], Number), second])]).toEqual([2, 0, 1, 3]);
    expect(asked.sort()).toEqual([30, 50]);
  });

  it('agrees with a sort by comparison, for short and long lists with many ties', () => {
    const number = fc.oneof(fc.nat(3), fc.constantFrom(2 ** 33 - 2, 2 ** 32, Number.NaN));
    const rows = fc.array(fc.tuple(number, number, fc.nat(5)), { maxLength: 200 });
    const key = (value: number) => (Number.isNaN(value) ? Number.MAX_SAFE_INTEGER : value);
    fc.assert(
      fc.property(rows, (table) => {
        const columns = ([0, 1, 2] as const).map((index) => numberColumn(table, (row) => row[index]));
        const expected = [...table.keys()].sort((a, b) => {
          const [x, y] = [table[a]!, table[b]!];
          return key(x[0]) - key(y[0]) || key(x[1]) - key(y[1]) || x[2] - y[2] || a - b;
        });
        expect([...orderBy(table.length, columns)]).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
