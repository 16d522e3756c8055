import type { Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';
import { firstLine, lineMayCome } from './wire-lines.ts';
import { ascii, latin1, quoted } from './wire-text.ts';

/** What no other protocol says: the notices of the ident look-up, "not registered", the closing of a link. */
const CERTAIN = [
  /^(?::\S{1,100} )?NOTICE (?:AUTH|\*|\S{1,30}) :\*\*\*/i,
  /^:\S{1,100} 451 \S{1,30} (?:\S{1,30} )?:/,
  /^ERROR :(?:Closing [Ll]ink|.{0,100}\bIRC\b)/,
];
const LIKELY = [/^:\S{1,100} (?:\d{3}|NOTICE|PONG|PING) /, /^PING :\S{1,60}$/, /^ERROR :/];
const BEGINNINGS = [':', 'NOTICE ', 'ERROR :', 'PING :'];

/** IRC (RFC 2812), by what a server says before anybody is registered. */
export const IRC: Recogniser = {
  id: 'irc',
  services: ['irc'],
  speaksFirst: true,
  level: 'deep',
  payload: () => ascii('PING :porthole\r\n'),
  goodbye: ascii('QUIT\r\n'),
  recognise(bytes, exchange) {
    const text = latin1(bytes.subarray(0, 8));
    if (!BEGINNINGS.some((words) => text.startsWith(words) || words.startsWith(text))) return undefined;
    const line = firstLine(bytes);
    if (line === undefined) return lineMayCome(bytes) ? 'more' : undefined;
    if (exchange.sent === 'irc' && line === 'PING :porthole') return undefined;
    const certain = CERTAIN.some((says) => says.test(line));
    if (!certain && !LIKELY.some((says) => says.test(line))) return undefined;
    return makeMatch({
      service: 'irc',
      details: { server: /^:(\S{1,100}) /.exec(line)?.[1] },
      confidence: certain ? 'certain' : 'likely',
      evidence: `it says ${quoted(line)}`,
    });
  },
};
