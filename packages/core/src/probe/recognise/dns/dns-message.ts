import { ByteReader } from '../byte-reader.ts';
import { ascii, wireText } from '../wire-text.ts';

const HEADER_BYTES = 12;
const ANSWER_BIT = 0x8000;
const TXT = 16;
const MOST_NAME_LABELS = 128;
const POINTER = 0xc0;
/** RCODEs (RFC 1035 4.1.1, 2136). */
const CODES = [
  'NOERROR',
  'FORMERR',
  'SERVFAIL',
  'NXDOMAIN',
  'NOTIMP',
  'REFUSED',
  'YXDOMAIN',
  'YXRRSET',
  'NXRRSET',
  'NOTAUTH',
];

export interface DnsAnswer {
  /** `NOERROR`, `REFUSED`, … */
  readonly code: string;
  /** The first text of the first record, where that is TXT. */
  readonly text: string | undefined;
  /** The message ends inside its first record. */
  readonly cut: boolean;
}

/** A question (RFC 1035, 4.1) for one name, without recursion. */
export function dnsQuestion(id: Uint8Array, labels: readonly string[], type: number, klass: number): Uint8Array {
  const name = labels.flatMap((label) => [label.length, ...ascii(label)]);
  const [high = 0, low = 0] = id;
  return Uint8Array.from([high, low, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...name, 0, 0, type, 0, klass]);
}

/**
 * The answer to a question with this id. `question` must be repeated word for word, or left out as some do with a
 * refusal.
 */
export function readDnsAnswer(message: Uint8Array, question: Uint8Array): DnsAnswer | 'more' | undefined {
  const reader = new ByteReader(message);
  const asked = new ByteReader(question);
  const id = reader.u16();
  const flags = reader.u16();
  if (id !== undefined && id !== asked.u16()) return undefined;
  if (flags !== undefined && ((flags & ANSWER_BIT) === 0 || (flags & 0x7800) !== 0)) return undefined;
  const questions = reader.u16();
  const answers = reader.u16();
  const code = (flags ?? 0) & 0xf;
  if (questions !== undefined && questions > 1) return undefined;
  if (code >= CODES.length || (code === 0 && questions === 0)) return undefined;
  if (message.length < HEADER_BYTES || questions === undefined || answers === undefined) return 'more';
  reader.at = HEADER_BYTES;
  if (questions === 1) {
    const expected = question.subarray(HEADER_BYTES);
    const repeated = message.subarray(HEADER_BYTES, question.length);
    // A server may write the letters of a name in its own case.
    if (repeated.some((byte, index) => (byte | 0x20) !== ((expected[index] ?? 0) | 0x20))) return undefined;
    if (repeated.length < expected.length) return 'more';
    reader.at = question.length;
  }
  const text = answers > 0 ? readText(reader) : undefined;
  return { code: CODES[code] ?? '', text: text === CUT ? undefined : text, cut: text === CUT };
}

const CUT = Symbol('cut');

/** The first text of a record, if it is of type TXT. */
function readText(reader: ByteReader): string | typeof CUT | undefined {
  if (!skipName(reader)) return CUT;
  const type = reader.u16();
  reader.take(6);
  const length = reader.u16();
  if (type === undefined || length === undefined) return CUT;
  if (type !== TXT || length === 0) return undefined;
  const size = reader.u8();
  const text = size === undefined ? undefined : reader.take(size);
  return text === undefined ? CUT : wireText(text);
}

/** Labels up to an empty one or to a pointer; false where they do not end. */
function skipName(reader: ByteReader): boolean {
  for (let labels = 0; labels < MOST_NAME_LABELS; labels++) {
    const length = reader.u8();
    if (length === undefined) return false;
    if (length === 0) return true;
    if (length >= POINTER) return reader.u8() !== undefined;
    if (reader.take(length) === undefined) return false;
  }
  return false;
}
