import type { Match, Recogniser } from '../recogniser.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';

const ALERT = 21;
const HANDSHAKE = 22;
const SERVER_HELLO = 2;
const HELLO_REQUEST = 0;
const MOST_RECORD_BYTES = 16_384 + 256;

/** Descriptions of alerts (RFC 8446, 6), with those of earlier versions. */
const ALERTS: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  22: 'record_overflow',
  40: 'handshake_failure',
  42: 'bad_certificate',
  47: 'illegal_parameter',
  50: 'decode_error',
  51: 'decrypt_error',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  109: 'missing_extension',
  112: 'unrecognized_name',
  116: 'certificate_required',
  120: 'no_application_protocol',
};

/** TLS, by a record that only a server sends: ServerHello, HelloRequest or an alert (RFC 8446, 5.1). */
export const TLS: Recogniser = {
  id: 'tls',
  services: ['tls'],
  speaksFirst: false,
  level: 'banner',
  recognise(bytes) {
    const reader = new ByteReader(bytes);
    const kind = reader.u8();
    const major = reader.u8();
    const minor = reader.u8();
    const length = reader.u16();
    if (kind !== undefined && kind !== ALERT && kind !== HANDSHAKE) return undefined;
    if (major !== undefined && major !== 3) return undefined;
    if (minor !== undefined && minor > 4) return undefined;
    if (length !== undefined && (length < 2 || length > MOST_RECORD_BYTES)) return undefined;
    if (kind === undefined || length === undefined) return 'more';
    return kind === ALERT ? readAlert(reader, length) : readHandshake(reader, length);
  },
};

function readAlert(reader: ByteReader, length: number): Match | 'more' | undefined {
  const level = reader.u8();
  const description = reader.u8();
  if (length !== 2) return undefined;
  if (level !== undefined && level !== 1 && level !== 2) return undefined;
  if (level === undefined || description === undefined) return 'more';
  const name = ALERTS[description];
  return name === undefined ? undefined : found(`it answers with the TLS alert ${name}`);
}

/** A ServerHello begins with the version that it offers, 3.x; a ClientHello (which we could hear as an echo) is type 1. */
function readHandshake(reader: ByteReader, length: number): Match | 'more' | undefined {
  const type = reader.u8();
  const size = reader.u24();
  const major = reader.u8();
  if (type !== undefined && type !== SERVER_HELLO && type !== HELLO_REQUEST) return undefined;
  if (type === HELLO_REQUEST && length !== 4) return undefined;
  if (size !== undefined && (type === HELLO_REQUEST ? size !== 0 : size < 38 || size > MOST_RECORD_BYTES))
    return undefined;
  if (type === undefined || size === undefined) return 'more';
  if (type === HELLO_REQUEST) return found('it asks for a TLS handshake');
  if (major === undefined) return 'more';
  return major === 3 ? found('it answers with a TLS ServerHello') : undefined;
}

function found(evidence: string): Match {
  return makeMatch({ service: 'tls', confidence: 'certain', evidence });
}
