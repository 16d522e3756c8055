import type { Match, Recogniser } from '../recogniser.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';
import { wireText } from './wire-text.ts';

const HEADER_BYTES = 9;
/** OPTIONS of version 4, stream 0 (native_protocol_v4.spec, 2 and 4.1.3). */
const OPTIONS = Uint8Array.of(4, 0, 0, 0, 5, 0, 0, 0, 0);
const ERROR = 0;
const SUPPORTED = 6;
const MOST_BODY_BYTES = 65_536;

/** Cassandra and ScyllaDB (CQL), by the answer to OPTIONS. */
export const CASSANDRA: Recogniser = {
  id: 'cassandra',
  services: ['cassandra'],
  speaksFirst: false,
  level: 'safe',
  payload: () => OPTIONS.slice(),
  recognise(bytes) {
    const reader = new ByteReader(bytes);
    const version = reader.u8();
    // The highest bit is that of an answer.
    if (version !== undefined && (version < 0x81 || version > 0x86)) return undefined;
    const flags = reader.u8();
    const stream = reader.u16();
    const kind = reader.u8();
    const length = reader.u32();
    if (flags !== undefined && flags > 0x1f) return undefined;
    if (stream !== undefined && stream !== 0) return undefined;
    if (kind !== undefined && kind !== SUPPORTED && kind !== ERROR) return undefined;
    if (length !== undefined && (length < 6 || length > MOST_BODY_BYTES)) return undefined;
    if (length === undefined || kind === undefined || bytes.length < HEADER_BYTES + length) return 'more';
    const body = new ByteReader(bytes.subarray(0, HEADER_BYTES + length), HEADER_BYTES);
    return kind === SUPPORTED ? readSupported(body) : readError(body);
  },
};

/** A multimap: each name with a list of texts. */
function readSupported(body: ByteReader): Match | undefined {
  const options = new Map<string, string[]>();
  for (let left = body.u16() ?? 0; left > 0; left--) {
    const name = body.take(body.u16() ?? -1);
    if (name === undefined) return undefined;
    const values: string[] = [];
    for (let more = body.u16() ?? 0; more > 0; more--) {
      const value = body.take(body.u16() ?? -1);
      if (value === undefined) return undefined;
      values.push(wireText(value));
    }
    options.set(wireText(name), values);
  }
  const cql = options.get('CQL_VERSION');
  if (cql === undefined) return undefined;
  return makeMatch({
    service: 'cassandra',
    product: [...options.keys()].some((name) => name.startsWith('SCYLLA_')) ? 'ScyllaDB' : undefined,
    details: { cql: cql.join(', '), protocols: options.get('PROTOCOL_VERSIONS')?.join(', ') },
    confidence: 'certain',
    evidence: 'it answers OPTIONS of CQL with SUPPORTED',
  });
}

function readError(body: ByteReader): Match | undefined {
  const code = body.u32();
  const text = body.take(body.u16() ?? -1);
  if (code === undefined || code > 0xffff || text === undefined || body.left > 0) return undefined;
  return makeMatch({
    service: 'cassandra',
    details: { error: wireText(text) },
    confidence: 'certain',
    evidence: 'it answers OPTIONS of CQL with an error',
  });
}
