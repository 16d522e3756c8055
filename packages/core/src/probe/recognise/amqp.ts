import type { Match, Recogniser } from '../recogniser.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';
import { opening } from './opening.ts';
import { wireText } from './wire-text.ts';

const HEADER_BYTES = 8;
/** The protocol header of AMQP 0-9-1 (4.2.2). */
const HEADER = Uint8Array.of(0x41, 0x4d, 0x51, 0x50, 0, 0, 9, 1);
const METHOD_FRAME = 1;
const FRAME_END = 0xce;
const CONNECTION_START = 0x000a000a;
const MOST_FRAME_BYTES = 65_536;
const LONG_STRING = 0x53;

/** AMQP: Connection.Start with the server's properties, or the header of the version that it wants instead. */
export const AMQP: Recogniser = {
  id: 'amqp',
  services: ['amqp'],
  speaksFirst: false,
  level: 'safe',
  payload: () => HEADER.slice(),
  recognise(bytes, exchange) {
    const opens = opening(bytes, 'AMQP');
    if (opens === 'no') return readStart(bytes);
    if (opens === 'more' || bytes.length < HEADER_BYTES) return 'more';
    // What was sent coming back is an echo.
    const own = HEADER.every((byte, index) => bytes[index] === byte);
    if (own && exchange.sent?.startsWith('amqp') === true) return undefined;
    const [id = 0, major, minor, revision] = bytes.subarray(4, HEADER_BYTES);
    if (id > 3) return undefined;
    const version = id === 0 && major === 0 ? `${major}-${minor}-${revision}` : `${major}.${minor}`;
    return makeMatch({
      service: 'amqp',
      details: { protocol: version },
      confidence: 'certain',
      evidence: `it answers with the protocol header of AMQP ${version}`,
    });
  },
};

/** The same on a connection of its own, after RabbitMQ has answered something else with its header. */
export const AMQP_START: Recogniser = { ...AMQP, id: 'amqp-start', refines: ['amqp'] };

/** A method frame on channel 0 with Connection.Start: version 0-9, properties, mechanisms, locales. */
function readStart(bytes: Uint8Array): Match | 'more' | undefined {
  const reader = new ByteReader(bytes);
  const kind = reader.u8();
  const channel = reader.u16();
  const size = reader.u32();
  if (kind !== undefined && kind !== METHOD_FRAME) return undefined;
  if (channel !== undefined && channel !== 0) return undefined;
  if (size !== undefined && (size < 14 || size > MOST_FRAME_BYTES)) return undefined;
  const method = reader.u32();
  if (method !== undefined && method !== CONNECTION_START) return undefined;
  if (size === undefined || method === undefined || bytes.length < size + HEADER_BYTES) return 'more';
  if (bytes[size + HEADER_BYTES - 1] !== FRAME_END) return undefined;
  const [major, minor] = reader.take(2) ?? [];
  const properties = readTexts(reader.take(reader.u32() ?? 0) ?? new Uint8Array());
  return makeMatch({
    service: 'amqp',
    product: properties.get('product'),
    version: properties.get('version'),
    details: {
      protocol: `${major}-${minor}`,
      platform: properties.get('platform'),
      cluster: properties.get('cluster_name'),
    },
    confidence: 'certain',
    evidence: 'it answers with Connection.Start of AMQP 0-9-1',
  });
}

/** The texts of a field table; other kinds that brokers put there (tables, truth values) are passed over. */
function readTexts(table: Uint8Array): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const reader = new ByteReader(table);
  while (reader.left > 0) {
    const name = reader.take(reader.u8() ?? 0);
    const kind = reader.u8();
    const value = kind === 0x74 ? reader.take(1) : kind === 0x49 ? reader.take(4) : reader.take(reader.u32() ?? 0);
    if (name === undefined || kind === undefined || value === undefined) break;
    if (kind === LONG_STRING) texts.set(wireText(name), wireText(value));
  }
  return texts;
}
