import { saw } from '../evidence.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { run } from '../ways-out.ts';

/** Port 0 is a wish for any free port, and no port. */
export const reserved: VerdictRule = ({ port, question }) => {
  if (port !== 0) return undefined;
  const about = question === 'reach' ? 'reach' : 'bind';
  return {
    code: 'reserved',
    about,
    outcome: 'fails',
    sentence: 'Port 0 is no port that one can have or reach: who binds it gets a free one that the system chooses.',
    evidence: [saw('range', 'port 0 is reserved (RFC 6335)')],
    wayOut: [run('A free port:', 'free')],
  };
};
