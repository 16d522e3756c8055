import type { Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';
import { openingAny } from './opening.ts';
import { firstLine, lineMayCome } from './wire-lines.ts';
import { ascii, quoted } from './wire-text.ts';

const VERSION = /^VERSION (\d[\w.-]{0,50})$/;

/** Memcached, by its answer to `version` (doc/protocol.txt). */
export const MEMCACHED: Recogniser = {
  id: 'memcached',
  services: ['memcached'],
  speaksFirst: false,
  level: 'safe',
  payload: () => ascii('version\r\n'),
  goodbye: ascii('quit\r\n'),
  recognise(bytes, exchange) {
    const opens = openingAny(bytes, ['VERSION ', 'ERROR\r\n']);
    if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
    const line = firstLine(bytes);
    if (line === undefined) return lineMayCome(bytes) ? 'more' : undefined;
    const version = VERSION.exec(line)?.[1];
    if (version !== undefined) {
      return makeMatch({
        service: 'memcached',
        product: 'memcached',
        version,
        confidence: 'certain',
        evidence: `it answers ${quoted(line)}`,
      });
    }
    // To its own question it would not say so: others do.
    if (line !== 'ERROR' || exchange.sent === 'memcached' || exchange.sent === undefined) return undefined;
    return makeMatch({ service: 'memcached', confidence: 'guess', evidence: 'it answers "ERROR", as memcached does' });
  },
};
