/**
 * Netlink framing (linux/netlink.h; netlink(7)). A reply is a row of messages, each behind a 16-byte header:
 *
 *     length u32 | type u16 | flags u16 | sequence u32 | port u32
 *     6c000000     1400       0200        00000000       d2040000     (SOCK_DIAG_BY_FAMILY, NLM_F_MULTI, 108 bytes)
 */
import { PortholeError } from '../../errors.ts';

const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
/** Below it are the control messages, NLMSG_NOOP among them. */
const NLMSG_MIN_TYPE = 16;
/** Data was lost. */
const NLMSG_OVERRUN = 4;
const NLM_F_REQUEST = 0x001;
const NLM_F_DUMP = 0x300;
/** The dump was not consistent: something changed while the kernel walked its tables. */
const NLM_F_DUMP_INTR = 0x10;
export const HEADER_BYTES = 16;

/** The header of a dump request, in the first 16 bytes of `message`. */
export function encodeDumpHeader(message: Uint8Array, type: number): void {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  view.setUint32(0, message.byteLength, true);
  view.setUint16(4, type, true);
  view.setUint16(6, NLM_F_REQUEST | NLM_F_DUMP, true);
}

export interface DumpFrames {
  /** For each payload message: index of its first payload word in `words`. */
  readonly offsets: Int32Array;
  /** The reply as 32-bit words of this machine's byte order. */
  readonly words: Int32Array;
  readonly interrupted: boolean;
  /** The errno of an NLMSG_ERROR or of a failed NLMSG_DONE; 0 for none. */
  readonly errno: number;
}

/**
 * Finds the messages of a dump whose payloads have `payloadBytes` at least.
 * @throws PortholeError `malformed-data` where a length leads outside the reply, a message is too short, or the end is
 * missing.
 */
export function decodeDump(reply: Uint8Array, payloadBytes: number): DumpFrames {
  const words = alignedWords(reply);
  const end = words.length;
  const offsets = new Int32Array(Math.ceil((end * 4) / (HEADER_BYTES + payloadBytes)));
  let count = 0;
  let interrupted = false;
  let errno = 0;
  let ended = false;
  for (let at = 0; at < end; ) {
    const length = words[at] as number;
    if (length < HEADER_BYTES || length > (end - at) * 4) throw cutOff(at, end);
    const next = at + ((length + 3) >> 2);
    const kind = words[at + 1] as number;
    if (((kind >>> 16) & NLM_F_DUMP_INTR) !== 0) interrupted = true;
    const type = kind & 0xffff;
    if (type === NLMSG_DONE || type === NLMSG_ERROR) {
      if (length >= HEADER_BYTES + 4) errno = 0 - (words[at + 4] as number);
      else if (type === NLMSG_ERROR) throw cutOff(at, end);
      ended = true;
      break;
    }
    if (type === NLMSG_OVERRUN) interrupted = true;
    if (type < NLMSG_MIN_TYPE) {
      at = next;
      continue;
    }
    if (length < HEADER_BYTES + payloadBytes) throw cutOff(at, end);
    offsets[count++] = at + 4;
    at = next;
  }
  if (!ended) throw new PortholeError('malformed-data', `netlink reply of ${end * 4} bytes has no end`);
  return { offsets: offsets.subarray(0, count), words, interrupted, errno };
}

function cutOff(at: number, end: number): PortholeError {
  return new PortholeError('malformed-data', `netlink reply is cut off at byte ${at * 4} of ${end * 4}`);
}

function alignedWords(bytes: Uint8Array): Int32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
}
