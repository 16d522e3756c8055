import { response } from './sample.ts';

/** For the headers of responses. */
export const DATE = 'Date: Sun, 22 Nov 2026 18:52:18 GMT';
export const HTML = 'Content-Type: text/html; charset=utf-8';
export const JSON_TYPE = 'Content-Type: application/json';

/** A response whose length is told. */
export function whole(head: readonly string[], body: string): Uint8Array {
  return response([...head, `Content-Length: ${Buffer.byteLength(body)}`], body);
}
