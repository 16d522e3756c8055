import type { Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';

const IAC = 0xff;
const WILL = 251;
const DONT = 254;
/** Options up to 49 are registered; 200 and above are those of games (MCCP, MSDP, GMCP). */
const isOption = (byte: number) => byte <= 49 || byte >= 200;

/** Telnet (RFC 854), by the options that a server begins to negotiate: `ff fd 18` is IAC DO TERMINAL-TYPE. */
export const TELNET: Recogniser = {
  id: 'telnet',
  services: ['telnet'],
  speaksFirst: true,
  level: 'banner',
  recognise(bytes) {
    let commands = 0;
    for (let at = 0; commands < 2; at += 3, commands++) {
      const [iac, command, option] = bytes.subarray(at, at + 3);
      if (iac !== undefined && iac !== IAC) break;
      if (command !== undefined && (command < WILL || command > DONT)) break;
      if (option !== undefined && !isOption(option)) break;
      if (option === undefined) return commands === 0 ? 'more' : oneOption(true);
    }
    if (commands === 0) return undefined;
    if (commands === 1) return oneOption(false);
    return makeMatch({
      service: 'telnet',
      confidence: 'certain',
      evidence: 'it negotiates telnet options (IAC)',
    });
  },
};

function oneOption(more: boolean) {
  return makeMatch({ service: 'telnet', confidence: 'likely', evidence: 'it sends one telnet option (IAC)', more });
}
