import type { Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';
import { latin1, quoted } from './wire-text.ts';

const REQUEST = 'git-upload-pack /porthole-probe\0host=localhost\0';
const PACKET = /^([0-9a-f]{4})(ERR .{1,500}|[0-9a-f]{40} [\s\S]{0,500})/;
const MOST_BYTES = 1024;

/** The git daemon (gitprotocol-pack(5)), by its refusal of a repository that nobody has. */
export const GIT_DAEMON: Recogniser = {
  id: 'git',
  services: ['git'],
  speaksFirst: false,
  level: 'safe',
  payload: () => Uint8Array.from(Buffer.from(packet(REQUEST), 'latin1')),
  recognise(bytes, exchange) {
    if (exchange.sent !== 'git') return undefined;
    const text = latin1(bytes.subarray(0, MOST_BYTES));
    if (!/^[0-9a-f]{0,4}(?:$|E|[0-9a-f])/.test(text)) return undefined;
    if (text.length < 4) return 'more';
    const length = Number.parseInt(text.slice(0, 4), 16);
    if (length < 9 || length >= MOST_BYTES) return undefined;
    if (text.length < length) return 'more';
    const [, , says] = PACKET.exec(text.slice(0, length)) ?? [];
    if (says === undefined) return undefined;
    return makeMatch({
      service: 'git',
      product: 'git daemon',
      confidence: 'certain',
      evidence: `it answers git-upload-pack with ${quoted(says.trimEnd())}`,
    });
  },
};

/** A pkt-line: four hexadecimal digits with the length of all, then the text. */
function packet(text: string): string {
  return (text.length + 4).toString(16).padStart(4, '0') + text;
}
