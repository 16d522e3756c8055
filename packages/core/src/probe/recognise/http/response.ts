import { latin1 } from '../wire-text.ts';
import { readBody } from './body.ts';

/** What is looked at of a response; the rest is as good as not there. */
const WINDOW_BYTES = 16_384;
const MOST_HEADERS = 100;
const MOST_INTERIM = 8;
const STATUS_LINE = /^HTTP\/1\.[01] (\d{3})(?: ([^\r\n]{0,80}))?/;
/** Answers without a body (RFC 9112, 6.3). */
const EMPTY = [204, 304];

export interface Response {
  readonly status: number;
  readonly statusLine: string;
  /** By lower-case name; of several with one name the first. */
  readonly headers: ReadonlyMap<string, string>;
  /** All headers have come. */
  readonly headed: boolean;
  readonly body: string;
  /** Nothing further will come, or it will not be looked at. */
  readonly complete: boolean;
}

/** The response that the bytes are the beginning of, behind interim ones (1xx); undefined where they are none. */
export function readResponse(bytes: Uint8Array): Response | undefined {
  const window = bytes.subarray(0, WINDOW_BYTES);
  const text = latin1(window);
  const full = window.length === WINDOW_BYTES;
  let found: Response | undefined;
  for (let at = 0, count = 0; count <= MOST_INTERIM; count++) {
    const head = readHead(text, at);
    if (head === undefined) return found;
    const { status, end } = head;
    const interim = status < 200 && status !== 101;
    const ended = end !== undefined;
    const body = ended && !interim ? readBody(window.subarray(end), head.headers) : { text: '', complete: false };
    const complete = full || (ended && !interim && (EMPTY.includes(status) || body.complete));
    const { statusLine, headers } = head;
    found = { status, statusLine, headers, headed: full || (ended && !interim), body: body.text, complete };
    if (!interim || end === undefined) return found;
    at = end;
  }
  return found;
}

/** `end` is where the body begins; undefined while headers may still come. */
function readHead(text: string, start: number) {
  // Cut first, so that the expression never sees more than a line.
  const [statusLine = '', code] = STATUS_LINE.exec(text.slice(start, start + 120)) ?? [];
  if (code === undefined) return undefined;
  const headers = new Map<string, string>();
  let end: number | undefined;
  for (let at = text.indexOf('\n', start) + 1; at > 0; ) {
    const next = text.indexOf('\n', at) + 1;
    if (next === 0) break;
    const line = text.slice(at, next).trimEnd();
    at = next;
    if (line === '') {
      end = next;
      break;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
    if (colon > 0 && headers.size < MOST_HEADERS && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { status: Number(code), statusLine: statusLine.trimEnd(), headers, end };
}
