import type { Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';
import { opening } from './opening.ts';
import { firstLine, lineMayCome } from './wire-lines.ts';
import { quoted } from './wire-text.ts';

const BANNER = /^@RSYNCD: (\d{1,3}(?:\.\d{1,3})?)(?: |$)/;

/** The rsync daemon: `@RSYNCD: 32.0 sha512 …` (rsync's csprotocol.txt). */
export const RSYNC: Recogniser = {
  id: 'rsync',
  services: ['rsync'],
  speaksFirst: true,
  level: 'banner',
  recognise(bytes) {
    const opens = opening(bytes, '@RSYNCD: ');
    if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
    const line = firstLine(bytes);
    if (line === undefined) return lineMayCome(bytes) ? 'more' : undefined;
    const protocol = BANNER.exec(line)?.[1];
    if (protocol === undefined) return undefined;
    return makeMatch({
      service: 'rsync',
      details: { protocol },
      confidence: 'certain',
      evidence: `the banner is ${quoted(line)}`,
    });
  },
};
