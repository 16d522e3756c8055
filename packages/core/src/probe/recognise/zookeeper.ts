import type { Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';
import { openingAny } from './opening.ts';
import { completeLines, lineMayCome } from './wire-lines.ts';
import { ascii, quoted } from './wire-text.ts';

const VERSION = /^Zookeeper version: (\d[\w.]{0,30})/;
const MODE = /^Mode: (\w{1,20})$/;
const NOT_ALLOWED = 'srvr is not executed because it is not in the whitelist.';
const MOST_LINES = 12;

/** ZooKeeper, by the four-letter word `srvr` (Administrator's Guide). */
export const ZOOKEEPER: Recogniser = {
  id: 'zookeeper',
  services: ['zookeeper'],
  speaksFirst: false,
  level: 'deep',
  payload: () => ascii('srvr'),
  recognise(bytes) {
    const opens = openingAny(bytes, ['Zookeeper version: ', NOT_ALLOWED]);
    if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
    const lines = completeLines(bytes, MOST_LINES);
    const [first = bytes[0] === 0x73 ? NOT_ALLOWED : undefined] = lines;
    if (first === undefined) return lineMayCome(bytes) ? 'more' : undefined;
    const mode = lines.map((line) => MODE.exec(line)?.[1]).find((found) => found !== undefined);
    return makeMatch({
      service: 'zookeeper',
      version: VERSION.exec(first)?.[1],
      details: { mode },
      confidence: 'certain',
      evidence: `it answers ${quoted(first)}`,
      more: mode === undefined && first !== NOT_ALLOWED && lines.length < MOST_LINES,
    });
  },
};
