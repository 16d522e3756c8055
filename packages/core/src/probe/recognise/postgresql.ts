import type { Match, Recogniser } from '../recogniser.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';
import { quoted, wireText } from './wire-text.ts';

/** SSLRequest: length 8, code 80877103. The server answers with one byte and logs nothing. */
const SSL_REQUEST = Uint8Array.of(0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f);
const MOST_ERROR_BYTES = 4096;
const ERROR = 0x45;
/** Severity, code and message are in every error (protocol 3.0, Error and Notice Message Fields). */
const NEEDED_FIELDS = ['S', 'C', 'M'];

/** PostgreSQL and what speaks its protocol, by the answer to SSLRequest. */
export const POSTGRESQL: Recogniser = {
  id: 'postgresql',
  services: ['postgresql'],
  speaksFirst: false,
  level: 'safe',
  payload: () => SSL_REQUEST.slice(),
  recognise(bytes, exchange) {
    if (bytes.length === 0) return 'more';
    if (bytes[0] === ERROR) return readError(bytes);
    const answer = bytes[0] === 0x53 ? 'S' : bytes[0] === 0x4e ? 'N' : undefined;
    if (answer === undefined || bytes.length > 1 || exchange.sent !== 'postgresql') return undefined;
    return makeMatch({
      service: 'postgresql',
      details: { tls: answer === 'S' ? 'offered' : 'not offered' },
      // One byte is also how a longer answer of another protocol begins.
      confidence: 'likely',
      evidence: `it answers an SSLRequest with the one byte "${answer}"`,
    });
  },
};

/** `E`, length, then fields: a letter and a text up to a zero byte; a zero byte at the end. */
function readError(bytes: Uint8Array): Match | 'more' | undefined {
  const reader = new ByteReader(bytes, 1);
  const length = reader.u32();
  if (length === undefined) return bytes[1] === undefined || bytes[1] === 0 ? 'more' : undefined;
  if (length < 10 || length > MOST_ERROR_BYTES) return undefined;
  if (bytes[5] !== undefined && bytes[5] !== 0x53) return undefined;
  if (bytes.length < length + 1) return 'more';
  const body = new ByteReader(bytes.subarray(0, length + 1), 5);
  const fields = new Map<string, string>();
  for (let kind = body.u8(); kind !== undefined && kind !== 0; kind = body.u8()) {
    const text = body.untilZero(MOST_ERROR_BYTES);
    if (text === undefined) return undefined;
    fields.set(String.fromCharCode(kind), wireText(text));
  }
  if (NEEDED_FIELDS.some((field) => !fields.has(field)) || !/^[0-9A-Z]{5}$/.test(fields.get('C') ?? ''))
    return undefined;
  const message = fields.get('M') ?? '';
  return makeMatch({
    service: 'postgresql',
    product: /\bpgbouncer\b/i.test(message) ? 'PgBouncer' : undefined,
    details: { error: fields.get('C'), message },
    confidence: 'certain',
    evidence: `a PostgreSQL error message says ${quoted(message)}`,
  });
}
