import type { Match, Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';
import { opening } from './opening.ts';
import { firstLine, lineMayCome } from './wire-lines.ts';
import { ascii, latin1, quoted } from './wire-text.ts';

const PONG = '+PONG\r\n';
const MOST_INFO_BYTES = 8192;

/** Errors that this server, and nobody else, answers with before it was told who asks. */
const ERRORS: readonly { readonly says: RegExp; readonly details: Record<string, string> }[] = [
  { says: /^-NOAUTH Authentication required/, details: { auth: 'required' } },
  { says: /^-NOPERM this user has no permissions/i, details: { auth: 'required' } },
  { says: /^-DENIED (?:Redis|Valkey|KeyDB) is running in protected mode/, details: { access: 'protected mode' } },
  { says: /^-ERR unknown command [`']/, details: {} },
  { says: /^-ERR wrong number of arguments for '\w{1,20}' command/, details: {} },
  { says: /^-ERR Protocol error: /, details: {} },
  { says: /^-ERR max number of clients reached/, details: { access: 'too many clients' } },
  { says: /^-LOADING (?:Redis|Valkey|KeyDB) is loading/, details: { state: 'loading' } },
  { says: /^-MASTERDOWN Link with MASTER is down/, details: { state: 'master is down' } },
];

/** Redis, Valkey and KeyDB (RESP): PING, and INFO server for the version where PING was allowed. */
export const REDIS: Recogniser = {
  id: 'redis',
  services: ['redis'],
  speaksFirst: false,
  level: 'safe',
  payload: () => ascii('*1\r\n$4\r\nPING\r\n'),
  followUp: (match) => (match.evidence.includes('PONG') ? ascii('*2\r\n$4\r\nINFO\r\n$6\r\nserver\r\n') : undefined),
  recognise(bytes, exchange) {
    if (bytes.length === 0) return 'more';
    const pong = opening(bytes, PONG);
    if (pong !== 'no')
      return exchange.sent?.startsWith('redis') !== true ? undefined : pong === 'more' ? 'more' : answered(bytes);
    if (opening(bytes, '-') !== 'yes') return undefined;
    const line = firstLine(bytes);
    if (line === undefined) return lineMayCome(bytes) ? 'more' : undefined;
    const error = ERRORS.find(({ says }) => says.test(line));
    if (error === undefined) return undefined;
    return makeMatch({
      service: 'redis',
      product: /\b(?:Valkey|KeyDB)\b/.exec(line)?.[0],
      details: error.details,
      confidence: 'certain',
      evidence: `it answers ${quoted(line)}`,
    });
  },
};

/** The same on a connection of its own, after the answer to something else gave it away. */
export const REDIS_PING: Recogniser = { ...REDIS, id: 'redis-ping', refines: ['redis'] };

/** PONG, and behind it what INFO told, if it was asked: lines of `name:value` in one bulk string. */
function answered(bytes: Uint8Array): Match {
  const text = latin1(bytes.subarray(PONG.length, MOST_INFO_BYTES));
  const told = (name: string) => new RegExp(`^${name}:([^\\r\\n]{1,100})\\r`, 'm').exec(text)?.[1];
  const valkey = told('valkey_version');
  const keydb = /^executable:[^\r\n]{0,200}keydb/m.test(text);
  return makeMatch({
    service: 'redis',
    product: valkey !== undefined ? 'Valkey' : keydb ? 'KeyDB' : told('redis_version') && 'Redis',
    version: valkey ?? told('redis_version'),
    details: { mode: told('server_mode') ?? told('redis_mode') },
    confidence: 'certain',
    evidence: 'it answers PING with "+PONG"',
  });
}
