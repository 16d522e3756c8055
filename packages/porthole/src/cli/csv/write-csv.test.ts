import { describe, expect, it } from 'vitest';
import type { Column } from '../../view/column.ts';
import { createOutputOf } from '../output.ts';
import { writeCsv } from './write-csv.ts';

const COLUMNS: readonly Column<string>[] = [
  { key: 'name', title: 'NAME', priority: 1, text: (row) => row, raw: (row) => row },
  { key: 'size', title: 'SIZE', priority: 1, text: (row) => (row.length > 3 ? 'long' : '-') },
];

function written(rows: readonly string[], columns = COLUMNS): string {
  let text = '';
  const out = createOutputOf(
    (bytes) => {
      text += Buffer.from(bytes).toString();
      return bytes.length;
    },
    () => ({ isTerminal: false, columns: undefined }),
  );
  writeCsv(out, rows, columns);
  return text;
}

describe('CSV', () => {
  it('has a header of keys, and nothing where there is nothing to say', () => {
    expect(written(['nginx', 'a'])).toBe('name,size\nnginx,long\na,\n');
    expect(written([])).toBe('name,size\n');
  });

  it('keeps a name that looks like a mark for nothing', () => {
    expect(written(['-', '?'])).toBe('name,size\n-,\n?,\n');
  });

  it('puts what would end a value into quotes', () => {
    expect(written(['a,"b"'])).toBe('name,size\n"a,""b""",long\n');
  });

  it('shows control characters instead of writing them', () => {
    expect(written(['a\nb\r\0\x1b[31m\u202e'])).toBe('name,size\na\\nb\\r\\x00\\x1b[31m\\u{202e},long\n');
  });

  it('keeps a name that a spreadsheet would take for a formula', () => {
    expect(written(['=1+1'])).toBe('name,size\n=1+1,long\n');
  });

  it('has every row of a long list, once', () => {
    const rows = Array.from({ length: 2500 }, (_, index) => String(index));
    expect(written(rows, COLUMNS.slice(0, 1))).toBe(`name\n${rows.join('\n')}\n`);
  });
});
