import type { Gap, Snapshot } from '@porthole/core';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { socketLineSchema } from './schemas/socket-schema.ts';
import { endSchema, socketsSchema } from './schemas/sockets-schema.ts';
import { socketJson } from './socket-writer.ts';
import { socketLines, socketsDocument } from './sockets-document.ts';
import { arbitrarySocket } from './testing/arbitrary-socket.ts';

const GAPS: Gap[] = [
  { what: 'owner', reason: 'permission', count: 4, detail: 'Owners of 4 sockets.', remedy: 'root' },
  { what: 'socket', reason: 'unsupported', count: undefined, detail: '\u202e', remedy: undefined },
];

/** Any sockets, but of users as one machine has them: each number has one name. */
const sockets = fc.sample(arbitrarySocket, { numRuns: 300, seed: 7 }).map((socket) => ({
  ...socket,
  user: socket.uid === undefined || socket.uid % 3 === 0 ? undefined : `user\u202e ${socket.uid}`,
}));

const snapshot: Snapshot = {
  takenAtMs: Date.UTC(2026, 10, 22, 14, 2, 3, 456),
  host: { name: 'box\x1b', os: 'linux', bootId: undefined },
  network: { interfaces: [], ephemeralRange: undefined },
  sockets,
  columns: undefined,
  gaps: GAPS,
};

const remedyOf = (gap: Gap): string | null => (gap.remedy === 'root' ? 'sudo /usr/bin/node "x" list' : null);

const MOMENT = { takenAt: '2026-11-22T14:02:03.456Z', host: { name: 'box\x1b', os: 'linux', bootId: null } };

const GAPS_JSON = [
  {
    ...{ what: 'owner', reason: 'permission', count: 4, detail: 'Owners of 4 sockets.' },
    remedy: 'sudo /usr/bin/node "x" list',
  },
  { what: 'socket', reason: 'unsupported', count: null, detail: '\u202e', remedy: null },
];

describe('socketsDocument', () => {
  it('is one document with the sockets asked for and all gaps', () => {
    const chunks = [...socketsDocument(snapshot, snapshot.sockets, remedyOf)];
    expect(chunks.length).toBeGreaterThan(1);
    const text = chunks.join('');
    expect(text.startsWith('{"schema":"porthole.sockets/1","takenAt":')).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
    const document = v.parse(socketsSchema, JSON.parse(text));
    expect(document).toMatchObject(MOMENT);
    expect(document.sockets).toStrictEqual(snapshot.sockets.map((socket) => JSON.parse(socketJson(socket))));
    expect(document.gaps).toStrictEqual(GAPS_JSON);
  });

  it('is a document also without sockets', () => {
    const text = [...socketsDocument({ ...snapshot, gaps: [] }, [], remedyOf)].join('');
    expect(v.parse(socketsSchema, JSON.parse(text))).toMatchObject({ ...MOMENT, sockets: [], gaps: [] });
  });

  it('names the other ends for connections', () => {
    const [first, second] = snapshot.sockets as [Snapshot['sockets'][0], Snapshot['sockets'][0]];
    const chunks = socketsDocument(snapshot, [first, second], remedyOf, {
      peerOf: (socket) => (socket === first ? second : undefined),
    });
    const document = v.parse(socketsSchema, JSON.parse([...chunks].join('')));
    expect(document.sockets).toMatchObject([{ peer: second.id }, { peer: null }]);
  });
});

describe('socketLines', () => {
  it('is a line a socket and one for the end', () => {
    const text = [...socketLines(snapshot, snapshot.sockets, remedyOf)].join('');
    const lines = text.split('\n');
    expect(lines.pop()).toBe('');
    const end = v.parse(endSchema, JSON.parse(lines.pop() ?? ''));
    expect(end).toStrictEqual({ schema: 'porthole.end/1', ...MOMENT, gaps: GAPS_JSON });
    const sockets = lines.map((line) => v.parse(socketLineSchema, JSON.parse(line)));
    expect(sockets).toStrictEqual(
      snapshot.sockets.map((socket) => ({ schema: 'porthole.socket/1', ...JSON.parse(socketJson(socket)) })),
    );
    for (const line of lines) expect(line.startsWith('{"schema":"porthole.socket/1","id":')).toBe(true);
  });
});
