import type { Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';
import { opening } from './opening.ts';
import { completeLines, lineMayCome } from './wire-lines.ts';
import { ascii, quoted } from './wire-text.ts';

const STATUS_LINE = /^SIP\/2\.0 ([1-6]\d\d) /;
const SOFTWARE = /^(?:Server|User-Agent): *(.{1,200})$/i;
const MOST_LINES = 60;

/** SIP over TCP (RFC 3261): OPTIONS asks what a server can do, and calls nobody. */
export const SIP: Recogniser = {
  id: 'sip',
  services: ['sip'],
  speaksFirst: false,
  level: 'deep',
  payload({ nonce }) {
    const tag = Buffer.from(nonce.subarray(0, 8)).toString('hex');
    const lines = [
      'OPTIONS sip:porthole.invalid SIP/2.0',
      `Via: SIP/2.0/TCP porthole.invalid;branch=z9hG4bK${tag}`,
      'Max-Forwards: 0',
      `From: <sip:porthole@porthole.invalid>;tag=${tag}`,
      'To: <sip:porthole.invalid>',
      `Call-ID: ${tag}@porthole.invalid`,
      'CSeq: 1 OPTIONS',
      'Content-Length: 0',
    ];
    return ascii(`${lines.join('\r\n')}\r\n\r\n`);
  },
  recognise(bytes) {
    const opens = opening(bytes, 'SIP/2.0 ');
    if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
    const lines = completeLines(bytes, MOST_LINES);
    const [first] = lines;
    if (first === undefined) return lineMayCome(bytes) ? 'more' : undefined;
    const status = STATUS_LINE.exec(first)?.[1];
    if (status === undefined) return undefined;
    const ended = lines.indexOf('') > 0 || lines.length === MOST_LINES;
    const software = lines.map((line) => SOFTWARE.exec(line)?.[1]).find((found) => found !== undefined);
    const [, name = software, version] = /^([^\d/(]{1,80}?)[ /(-]+v?(\d[^\s()]{0,40})/.exec(software ?? '') ?? [];
    return makeMatch({
      service: 'sip',
      product: ended ? name : undefined,
      version: ended ? version : undefined,
      details: { status },
      confidence: 'certain',
      evidence: `it answers ${quoted(first)}`,
      more: !ended,
    });
  },
};
