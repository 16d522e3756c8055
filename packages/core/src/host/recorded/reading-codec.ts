/**
 * One line of a recording:
 *
 *     {"read":"file","of":"/proc/1/stat","text":"1 (init) S 0 ..."}
 *     {"read":"sockDiag","of":"20 2 17 0","base64":"FAAAAAMA..."}
 *     {"read":"folder","of":"/proc/7/task","look":2,"value":["7","9"]}
 *     {"read":"link","of":"/proc/2/exe","error":"ENOENT"}
 *
 * Bytes are text where they are UTF-8, so that who passes a recording on can read what is in it.
 */
import { isUtf8 } from 'node:buffer';
import type { Outcome, Reading } from './reading.ts';

/** Longer bytes are always base64: lines of that length are told apart by their head alone. */
const MOST_TEXT = 1 << 20;
const HEAD = /^\{"read":"(\w+)","of":("(?:[^"\\]|\\.)*"),(?:"look":(2),)?(?:"network":"(\d+)",)?"base64":"/;
const LONGEST_HEAD = 64 * 1024;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const ERROR_CODE = /^[A-Z][A-Z0-9_]{1,63}$/;

export function printReading({ read, of, look, network, outcome }: Reading): string {
  const again = look === 2 ? { look } : {};
  return JSON.stringify({ read, of, ...again, network, ...fieldOf(outcome) });
}

function fieldOf(outcome: Outcome): Record<string, unknown> {
  if (outcome.kind === 'error') return { error: outcome.code };
  if (outcome.kind === 'value') return { value: outcome.value ?? null };
  const bytes = Buffer.from(outcome.bytes.buffer, outcome.bytes.byteOffset, outcome.bytes.byteLength);
  return bytes.length <= MOST_TEXT && isUtf8(bytes) ? { text: bytes.toString() } : { base64: bytes.toString('base64') };
}

/** `undefined` for what is no such line. */
export function parseReading(fields: Readonly<Record<string, unknown>>): Reading | undefined {
  const { read, of, look = 1, network } = fields;
  const outcome = outcomeIn(fields);
  if (typeof read !== 'string' || typeof of !== 'string' || outcome === undefined) return undefined;
  if ((look !== 1 && look !== 2) || !(network === undefined || typeof network === 'string')) return undefined;
  return { read, of, look, ...(network === undefined ? {} : { network }), outcome };
}

/** The same for a line that is too long to be parsed as JSON before it is known what is in it. */
export function parseLongReading(line: string): Reading | undefined {
  const [head, read = '', of = '', look, network] = HEAD.exec(line.slice(0, LONGEST_HEAD)) ?? [];
  if (head === undefined || !line.endsWith('"}')) return undefined;
  const bytes = bytesIn(line.slice(head.length, -2));
  const argument = parseString(of);
  if (bytes === undefined || argument === undefined) return undefined;
  return {
    read,
    of: argument,
    look: look === undefined ? 1 : 2,
    ...(network === undefined ? {} : { network }),
    outcome: { kind: 'bytes', bytes },
  };
}

function outcomeIn({ text, base64, value, error }: Readonly<Record<string, unknown>>): Outcome | undefined {
  if (typeof text === 'string') return { kind: 'bytes', bytes: new Uint8Array(Buffer.from(text)) };
  if (typeof base64 === 'string') {
    const bytes = bytesIn(base64);
    return bytes && { kind: 'bytes', bytes };
  }
  if (typeof error === 'string') return ERROR_CODE.test(error) ? { kind: 'error', code: error } : undefined;
  return value === undefined ? undefined : { kind: 'value', value };
}

/** In a buffer of its own, so that it begins where words of four bytes may begin. */
export function bytesIn(base64: string): Uint8Array | undefined {
  if (base64.length % 4 !== 0 || !BASE64.test(base64)) return undefined;
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

function parseString(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
