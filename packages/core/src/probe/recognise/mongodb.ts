import type { Exchange, Match, Recogniser } from '../recogniser.ts';
import { readBson } from './bson.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';
import { ascii } from './wire-text.ts';

const OP_REPLY = 1;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
/** Flags and the kind of the section before the document of an OP_MSG; the fixed part of an OP_REPLY. */
const BEFORE_DOCUMENT: Readonly<Record<number, number>> = { [OP_MSG]: 5, [OP_REPLY]: 20 };
const MOST_MESSAGE_BYTES = 65_536;

/** The first release that speaks at most this version of the wire protocol. */
const RELEASES: readonly (readonly [wire: number, release: string])[] = [
  [25, '8.0'],
  [21, '7.0'],
  [17, '6.0'],
  [13, '5.0'],
  [9, '4.4'],
  [8, '4.2'],
  [7, '4.0'],
  [6, '3.6'],
];

/** MongoDB, by `hello` in an OP_MSG (3.6 and later), and `buildInfo` for the version: both need no login. */
export const MONGODB: Recogniser = {
  id: 'mongodb',
  services: ['mongodb'],
  speaksFirst: false,
  level: 'safe',
  payload: (exchange) => command('hello', requestId(exchange)),
  followUp: (_match, exchange) => command('buildInfo', requestId(exchange)),
  recognise(bytes, exchange) {
    const reader = new ByteReader(bytes);
    const length = reader.u32(true);
    if (length === undefined) return 'more';
    if (length < HEADER_BYTES + 10 || length > MOST_MESSAGE_BYTES) return undefined;
    const id = reader.u32(true);
    const answersTo = reader.u32(true);
    const code = reader.u32(true);
    if (answersTo !== undefined && answersTo !== requestId(exchange)) return undefined;
    if (id === undefined || answersTo === undefined || code === undefined) return 'more';
    const before = BEFORE_DOCUMENT[code];
    if (before === undefined) return undefined;
    if (bytes.length < length) return 'more';
    const hello = readBson(bytes.subarray(HEADER_BYTES + before, length));
    if (!hello.has('ok')) return undefined;
    return describe(hello, bytes.subarray(length));
  },
};

function describe(hello: ReturnType<typeof readBson>, next: Uint8Array): Match {
  const wire = hello.get('maxWireVersion');
  const version = readBson(next.subarray(HEADER_BYTES + (BEFORE_DOCUMENT[OP_MSG] ?? 0))).get('version');
  const role =
    hello.get('msg') === 'isdbgrid' ? 'mongos' : hello.get('setName') === undefined ? undefined : 'replica set';
  return makeMatch({
    service: 'mongodb',
    version: typeof version === 'string' ? version : undefined,
    details: {
      wire: wire === undefined ? undefined : String(wire),
      release: RELEASES.find(([least]) => typeof wire === 'number' && wire >= least)?.[1],
      role,
    },
    confidence: 'certain',
    evidence: 'it answers the command "hello" of MongoDB',
  });
}

function requestId({ nonce }: Exchange): number {
  return (new ByteReader(nonce).u32(true) ?? 0) & 0x7fffffff;
}

/** OP_MSG with the document `{ NAME: 1, $db: 'admin' }`. */
function command(name: string, id: number): Uint8Array {
  const document = Buffer.concat([
    Uint8Array.of(0x10),
    ascii(`${name}\0`),
    Uint8Array.of(1, 0, 0, 0, 0x02),
    ascii('$db\0'),
    Uint8Array.of(6, 0, 0, 0),
    ascii('admin\0'),
    Uint8Array.of(0),
  ]);
  const message = Buffer.alloc(HEADER_BYTES + 5 + 4 + document.length);
  message.writeUInt32LE(message.length, 0);
  message.writeUInt32LE(id, 4);
  message.writeUInt32LE(OP_MSG, 12);
  message.writeUInt32LE(document.length + 4, HEADER_BYTES + 5);
  message.set(document, HEADER_BYTES + 9);
  return Uint8Array.from(message);
}
