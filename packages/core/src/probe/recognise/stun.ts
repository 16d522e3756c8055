import type { Recogniser } from '../recogniser.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';
import { wireText } from './wire-text.ts';

const HEADER_BYTES = 20;
const COOKIE = 0x2112a442;
const ID_BYTES = 12;
const BINDING_REQUEST = 0x0001;
const BINDING_ANSWERS = [0x0101, 0x0111];
const SOFTWARE = 0x8022;

/** STUN (RFC 8489), by the answer to a binding request, which repeats its transaction id. */
export const STUN: Recogniser = {
  id: 'stun',
  services: ['stun'],
  speaksFirst: false,
  level: 'safe',
  payload({ nonce }) {
    const request = new Uint8Array(HEADER_BYTES);
    const view = new DataView(request.buffer);
    view.setUint16(0, BINDING_REQUEST);
    view.setUint32(4, COOKIE);
    request.set(nonce.subarray(0, ID_BYTES), 8);
    return request;
  },
  recognise(bytes, { nonce }) {
    const reader = new ByteReader(bytes);
    const kind = reader.u16();
    const length = reader.u16();
    const cookie = reader.u32();
    if (kind !== undefined && !BINDING_ANSWERS.includes(kind)) return undefined;
    if (cookie !== undefined && cookie !== COOKIE) return undefined;
    if (bytes.subarray(8, HEADER_BYTES).some((byte, index) => byte !== nonce[index])) return undefined;
    if (length === undefined || bytes.length < HEADER_BYTES + length) return 'more';
    const software = readSoftware(new ByteReader(bytes.subarray(0, HEADER_BYTES + length), HEADER_BYTES));
    const [, name = software, version] = /^([A-Za-z][\w ]*?)[-/ ]v?(\d[\w.]*)/.exec(software ?? '') ?? [];
    return makeMatch({
      service: 'stun',
      product: name,
      version,
      confidence: 'certain',
      evidence: 'it answers a STUN binding request',
    });
  },
};

function readSoftware(attributes: ByteReader): string | undefined {
  while (attributes.left >= 4) {
    const kind = attributes.u16();
    const length = attributes.u16() ?? 0;
    const value = attributes.take(length);
    if (kind === SOFTWARE && value !== undefined) return wireText(value).slice(0, 200);
    // Values are filled up to whole words.
    attributes.take((4 - (length % 4)) % 4);
    if (value === undefined) break;
  }
  return undefined;
}
