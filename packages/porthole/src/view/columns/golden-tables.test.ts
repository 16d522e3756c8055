import { stripVTControlCharacters } from 'node:util';
import type { Socket } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import type { ColumnOptions } from '../column.ts';
import { connectionRows } from '../connection-rows.ts';
import { foldListeners } from '../fold.ts';
import { SAMPLE_NOW_MS, SAMPLE_SOCKETS } from '../sample-sockets.ts';
import { createStyle, type Style } from '../style.ts';
import { formatTable } from '../table.ts';
import { displayWidth } from '../width.ts';
import { connectionColumns } from './connection-columns.ts';
import { listenerColumns } from './listener-columns.ts';
import { socketColumns } from './socket-columns.ts';

const WIDTHS = [40, 56, 80, 120, 200, undefined];

const STYLES: Readonly<Record<string, Style>> = {
  plain: createStyle({ color: false, ascii: false }),
  ansi: createStyle({ color: true, ascii: false }),
  ascii: createStyle({ color: false, ascii: true }),
};

type Print = (options: ColumnOptions, width: number | undefined, style: Style) => string;

const TABLES: Readonly<Record<string, Print>> = {
  sockets: (options, width, style) => join(formatTable(SAMPLE_SOCKETS, socketColumns(options), { width, style })),
  listeners: (options, width, style) => {
    const columns = listenerColumns({
      ...options,
      nowMs: SAMPLE_NOW_MS,
      clientsOf: (row) => (row.protocol === 'tcp' ? row.sockets.length : undefined),
      whatOf: (holder) => (holder.name === 'node' ? 'Vite dev server' : undefined),
    });
    return join(formatTable(foldListeners(SAMPLE_SOCKETS), columns, { width, style }));
  },
  connections: (options, width, style) => {
    const connections = SAMPLE_SOCKETS.filter((socket) => socket.remote !== undefined);
    return join(
      formatTable(connectionRows(connections, SAMPLE_SOCKETS, peerOf), connectionColumns(options), { width, style }),
    );
  },
};

describe.each(Object.keys(TABLES))('the table of %s', (table) => {
  it.each(Object.keys(STYLES))('looks as it should (%s)', async (name) => {
    const style = STYLES[name]!;
    const pictures = WIDTHS.map((width) => {
      const options = { symbols: style.symbols, full: width === undefined, info: width === undefined };
      const picture = TABLES[table]!(options, width, style);
      expectToFit(picture, width);
      return `== ${width ?? 'unlimited'} ==\n${picture.replaceAll('\x1b', '␛')}`;
    });
    await expect(pictures.join('\n')).toMatchFileSnapshot(`golden/${table}.${name}.txt`);
  });
});

function expectToFit(picture: string, width = Infinity): void {
  for (const line of picture.split('\n')) {
    const shown = stripVTControlCharacters(line);
    expect(displayWidth(shown)).toBeLessThanOrEqual(width);
    expect(shown).not.toMatch(/ $/);
  }
}

function peerOf(socket: Socket): Socket | undefined {
  return SAMPLE_SOCKETS.find(
    ({ local, remote }) =>
      local.port === socket.remote?.port &&
      local.address === socket.remote.address &&
      remote?.port === socket.local.port &&
      remote.address === socket.local.address,
  );
}

function join(chunks: Iterable<string>): string {
  return [...chunks].join('');
}
