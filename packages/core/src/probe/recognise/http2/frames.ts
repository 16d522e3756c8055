import { ByteReader } from '../byte-reader.ts';
import { ascii } from '../wire-text.ts';

/** Types of frames (RFC 9113, 6). */
export const HEADERS = 1;
const SETTINGS = 4;
export const GOAWAY = 7;

const FRAME_HEADER_BYTES = 9;
/** What a peer may send before it was told otherwise (SETTINGS_MAX_FRAME_SIZE). */
const MOST_FRAME_BYTES = 16_384;

/** The client's preface (RFC 9113, 3.4) and empty SETTINGS. */
export const PREFACE = Uint8Array.from([...ascii('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), ...frame(SETTINGS, 0, 0, [])]);

/** GOAWAY without an error. */
export const FAREWELL = frame(GOAWAY, 0, 0, new Array<number>(8).fill(0));

/** A frame as it is sent: length, type, flags, stream, payload. */
export function frame(type: number, flags: number, stream: number, payload: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(FRAME_HEADER_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, payload.length << 8);
  view.setUint8(3, type);
  view.setUint8(4, flags);
  view.setUint32(5, stream);
  bytes.set(payload, FRAME_HEADER_BYTES);
  return bytes;
}

export interface Frame {
  readonly type: number;
  readonly flags: number;
  /** 0 for the connection itself. */
  readonly stream: number;
  readonly payload: Uint8Array;
}

/**
 * Whether the bytes begin as a server's HTTP/2 does: with a SETTINGS frame that is no acknowledgement (RFC 9113, 3.4).
 */
export function opensWithSettings(bytes: Uint8Array): 'yes' | 'no' | 'more' {
  const reader = new ByteReader(bytes);
  const length = reader.u24();
  // The length is too large already by its first byte, or no row of settings of 6 bytes each.
  if ((bytes[0] ?? 0) !== 0 || (length !== undefined && (length > 600 || length % 6 !== 0))) return 'no';
  const expected = [SETTINGS, 0, 0, 0, 0, 0];
  const rest = bytes.subarray(3, FRAME_HEADER_BYTES);
  if (rest.some((byte, index) => byte !== expected[index])) return 'no';
  return bytes.length < FRAME_HEADER_BYTES ? 'more' : 'yes';
}

/** The complete frames, up to the first that is too large. */
export function readFrames(bytes: Uint8Array): Frame[] {
  const frames: Frame[] = [];
  const reader = new ByteReader(bytes);
  for (;;) {
    const length = reader.u24();
    const type = reader.u8();
    const flags = reader.u8();
    const stream = reader.u32();
    if (
      length === undefined ||
      type === undefined ||
      flags === undefined ||
      stream === undefined ||
      length > MOST_FRAME_BYTES
    )
      break;
    const payload = reader.take(length);
    if (payload === undefined) break;
    frames.push({ type, flags, stream: stream & 0x7fffffff, payload });
  }
  return frames;
}
