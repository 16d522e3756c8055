import type { Match, Recogniser } from '../recogniser.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';
import { quoted, wireText } from './wire-text.ts';

/** Connection setup, little-endian, version 11.0, no authorisation (X Window System Protocol, chapter 8). */
const SETUP = Uint8Array.of(0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0);
const FAILED = 0;
const SUCCESS = 1;
const HEADER_BYTES = 8;
const VENDOR_AT = 40;
const MOST_REASON_BYTES = 255;

/** X11. Only when asked for: a display whose last client leaves may reset or end itself. */
export const X11: Recogniser = {
  id: 'x11',
  services: ['x11'],
  speaksFirst: false,
  level: 'deep',
  payload: () => SETUP.slice(),
  recognise(bytes, exchange) {
    if (exchange.sent !== 'x11') return undefined;
    const reader = new ByteReader(bytes);
    const status = reader.u8();
    const reasonLength = reader.u8();
    const major = reader.u16(true);
    const minor = reader.u16(true);
    const words = reader.u16(true);
    if (status !== undefined && status !== FAILED && status !== SUCCESS) return undefined;
    if (major !== undefined && major !== 11) return undefined;
    if (minor !== undefined && minor !== 0) return undefined;
    if (status === undefined || reasonLength === undefined || words === undefined) return 'more';
    return status === SUCCESS ? accepted(bytes) : refused(bytes, reasonLength, words);
  },
};

/** Release number at 8, length of the vendor's name at 24, the name at 40. */
function accepted(bytes: Uint8Array): Match | 'more' {
  const release = new ByteReader(bytes, HEADER_BYTES).u32(true);
  const length = new ByteReader(bytes, 24).u16(true);
  if (release === undefined || length === undefined || bytes.length < VENDOR_AT + length) return 'more';
  const vendor = wireText(bytes.subarray(VENDOR_AT, VENDOR_AT + length));
  const xorg = /X\.Org/.test(vendor);
  return makeMatch({
    service: 'x11',
    product: xorg ? 'X.Org server' : vendor,
    version: xorg ? serverVersion(release) : undefined,
    confidence: 'certain',
    evidence: 'it accepts a connection setup of X11',
  });
}

/** 12101007 is 21.1.7; up to 12100000 it was 1.20.13, as 12013000. */
function serverVersion(release: number): string {
  const parts = [Math.floor(release / 100_000) % 100, Math.floor(release / 1000) % 100];
  return release >= 12_100_000 ? [...parts, release % 1000].join('.') : [1, ...parts].join('.');
}

function refused(bytes: Uint8Array, length: number, words: number): Match | 'more' | undefined {
  if (length === 0 || length > MOST_REASON_BYTES || words !== Math.ceil(length / 4)) return undefined;
  if (bytes.length < HEADER_BYTES + length) return 'more';
  const reason = wireText(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length)).trim();
  return makeMatch({
    service: 'x11',
    details: { refused: reason },
    confidence: 'certain',
    evidence: `it refuses a connection setup of X11: ${quoted(reason)}`,
  });
}
