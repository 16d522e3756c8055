import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStyle } from './style.ts';
import { type Column, formatTable, type TableOptions } from './table.ts';
import { displayWidth } from './width.ts';

interface Row {
  readonly port: number;
  readonly name: string;
}

const style = createStyle({ color: false, ascii: false });
const port: Column<Row> = {
  key: 'port',
  title: 'PORT',
  priority: 1,
  align: 'right',
  text: (row) => String(row.port),
};
const name: Column<Row> = {
  key: 'name',
  title: 'NAME',
  priority: 2,
  shrink: true,
  minWidth: 4,
  text: (row) => row.name,
};
const ROWS: Row[] = [
  { port: 80, name: 'nginx' },
  { port: 5432, name: 'postgres' },
];

function print(rows: readonly Row[], columns: readonly Column<Row>[], options: Partial<TableOptions> = {}): string[] {
  const text = [...formatTable(rows, columns, { width: undefined, style, ...options })].join('');
  expect(text.at(-1)).toBe('\n');
  return text.slice(0, -1).split('\n');
}

describe('formatTable', () => {
  it('aligns columns and leaves no blanks at the ends of lines', () => {
    expect(print(ROWS, [port, name])).toEqual(['PORT  NAME', '  80  nginx', '5432  postgres']);
    expect(print(ROWS, [name, port])).toEqual(['NAME      PORT', 'nginx       80', 'postgres  5432']);
    expect(print(ROWS, [name, port], { header: false })).toEqual(['nginx       80', 'postgres  5432']);
    expect(
      print(
        [
          { port: 80, name: '' },
          { port: 1, name: 'a ' },
        ],
        [port, name],
      ),
    ).toEqual(['PORT  NAME', '  80', '   1  a']);
    expect(print([], [port, name])).toEqual(['PORT  NAME']);
  });

  it('sanitises every cell, and shows no row as two', () => {
    expect(print([{ port: 1, name: 'a\nb\x1b[2J' }], [name, port])).toEqual([
      'NAME         PORT',
      'a\\nb\\x1b[2J     1',
    ]);
    expect(
      print([{ port: 1, name: '開é' }], [name, port], { style: createStyle({ color: false, ascii: true }) })[1],
    ).toBe('\\u{958b}\\xe9     1');
  });

  it('counts wide characters as two columns and never cuts one in half', () => {
    const rows = [{ port: 80, name: '開発サーバー' }];
    expect(print(rows, [name, port])).toEqual(['NAME          PORT', '開発サーバー    80']);
    expect(print(rows, [name, port], { width: 12 })).toEqual(['NAME    PORT', '開発…     80']);
  });

  it('shrinks before it drops, and drops the largest number first', () => {
    expect(print(ROWS, [port, name], { width: 13 })).toEqual(['PORT  NAME', '  80  nginx', '5432  postgr…']);
    expect(print(ROWS, [port, name], { width: 10 })).toEqual(['PORT  NAME', '  80  ngi…', '5432  pos…']);
    expect(print(ROWS, [port, name], { width: 9 })).toEqual(['PORT', '  80', '5432']);
    expect(print(ROWS, [port, name], { width: 3 })).toEqual(['PO…', ' 80', '54…']);
  });

  it('asks a column for a better short text', () => {
    const ending: Column<Row> = { ...name, fit: (row, width) => `…${row.name.slice(1 - width)}` };
    expect(print(ROWS, [port, ending], { width: 11 })[2]).toBe('5432  …gres');
  });

  it('makes the cells of a group once', () => {
    const calls: string[] = [];
    const group = (row: Row): string | undefined => (row.name === 'own' ? undefined : row.name);
    const shared = (key: string): Column<Row> => ({
      ...name,
      key,
      group,
      text: (row) => {
        calls.push(`${key} ${row.port}`);
        return `${row.name}`;
      },
    });
    const rows = ['a', 'a', 'own', 'b', 'a', 'own'].map((text, index) => ({ port: index, name: text }));
    expect(print(rows, [shared('x'), shared('y'), port], { header: false })).toEqual([
      'a     a        0',
      'a     a        1',
      'own   own      2',
      'b     b        3',
      'a     a        4',
      'own   own      5',
    ]);
    expect(calls).toEqual(['x 0', 'x 2', 'x 3', 'x 5', 'y 0', 'y 2', 'y 3', 'y 5']);
  });

  it('does not fill thousands of lines with blanks for one endless text', () => {
    const rows = [...ROWS, { port: 1, name: 'x'.repeat(5000) }];
    const lines = print(rows, [name, port]);
    expect(lines[1]).toHaveLength(66);
    expect(lines[3]).toBe(`${'x'.repeat(5000)}     1`);
  });

  it('gives chunks of whole lines', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ port: index, name: 'worker' }));
    const chunks = [...formatTable(rows, [port, name], { width: undefined, style })];
    expect(chunks.length).toBeGreaterThan(3);
    for (const chunk of chunks) {
      expect(chunk.endsWith('\n')).toBe(true);
      expect(chunk.length).toBeLessThan(66_000);
    }
    expect(chunks.join('').split('\n')).toHaveLength(20_002);
  });

  it('paints cells by role without moving anything', () => {
    const painted: Column<Row> = { ...name, role: (row) => (row.port === 80 ? 'process' : undefined) };
    expect(print(ROWS, [painted, port], { style: createStyle({ color: true, ascii: false }) })).toEqual([
      '\x1b[1mNAME      PORT\x1b[22m',
      '\x1b[36mnginx\x1b[39m       80',
      'postgres  5432',
    ]);
  });

  it('fits any text into any width', () => {
    const texts = fc.array(fc.record({ port: fc.nat(65_535), name: fc.string({ unit: 'binary' }) }), { maxLength: 5 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 60 }), fc.boolean(), (rows, width, ascii) => {
        const lines = print(rows, [name, port, { ...name, key: 'again', priority: 3 }], {
          width,
          style: createStyle({ color: false, ascii }),
        });
        expect(lines).toHaveLength(rows.length + 1);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 50 },
    );
  });
});
