import type { Recogniser } from '../recogniser.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';
import { ascii } from './wire-text.ts';

const API_VERSIONS = 18;
const CLIENT = 'porthole';
const UNSUPPORTED_VERSION = 35;
/** Errors are small numbers, below and above 0. */
const MOST_ERROR = 200;

/** Kafka and what speaks its protocol, by ApiVersions (KIP-35): the one request that needs no login. */
export const KAFKA: Recogniser = {
  id: 'kafka',
  services: ['kafka'],
  speaksFirst: false,
  level: 'safe',
  payload({ nonce }) {
    const request = new Uint8Array(4 + 10 + CLIENT.length);
    const view = new DataView(request.buffer);
    view.setUint32(0, request.length - 4);
    view.setUint16(4, API_VERSIONS);
    request.set(nonce.subarray(0, 4), 8);
    view.setUint16(12, CLIENT.length);
    request.set(ascii(CLIENT), 14);
    return request;
  },
  /** Length, our correlation id, error, then how many requests it knows, with 6 bytes for each. */
  recognise(bytes, { nonce }) {
    const reader = new ByteReader(bytes);
    const length = reader.u32();
    if (length !== undefined && (length < 10 || length > 0xffff)) return undefined;
    const id = bytes.subarray(4, 8);
    if (id.some((byte, index) => byte !== nonce[index])) return undefined;
    reader.take(4);
    const error = reader.u16();
    const count = reader.u32();
    if (error !== undefined && ((error << 16) >> 16 > MOST_ERROR || (error << 16) >> 16 < -1)) return undefined;
    if (length === undefined || count === undefined || error === undefined) return 'more';
    if (length !== 10 + 6 * count) return undefined;
    return makeMatch({
      service: 'kafka',
      details: {
        requests: String(count),
        error: error === 0 || error === UNSUPPORTED_VERSION ? undefined : String(error),
      },
      confidence: 'certain',
      evidence: 'it answers ApiVersions of Kafka with our correlation id',
    });
  },
};
