import { latin1 } from '../wire-text.ts';

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** A response's body as far as it is there, without the marks between its pieces (RFC 9112, 6 and 7.1). */
export function readBody(
  bytes: Uint8Array,
  headers: ReadonlyMap<string, string>,
): { readonly text: string; readonly complete: boolean } {
  if (/\bchunked\b/i.test(headers.get('transfer-encoding') ?? '')) return joinChunks(bytes);
  const told = headers.get('content-length');
  if (told === undefined || !/^\d{1,12}$/.test(told)) return { text: lenient.decode(bytes), complete: false };
  const length = Number(told);
  return { text: lenient.decode(bytes.subarray(0, length)), complete: bytes.length >= length };
}

/** Each chunk is its size in hexadecimal, a line end, that many bytes and a line end; the last has the size 0. */
function joinChunks(bytes: Uint8Array): { text: string; complete: boolean } {
  const pieces: Uint8Array[] = [];
  let complete = false;
  for (let at = 0; at < bytes.length; ) {
    const size = /^([0-9a-f]{1,6})(?:[ ;][^\r\n]{0,80})?\r\n/i.exec(latin1(bytes.subarray(at, at + 96)));
    if (size === null) break;
    const length = Number.parseInt(size[1] ?? '', 16);
    complete = length === 0;
    if (complete) break;
    at += size[0].length;
    pieces.push(bytes.subarray(at, at + length));
    at += length + 2;
  }
  return { text: lenient.decode(Buffer.concat(pieces)), complete };
}
