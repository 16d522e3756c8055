import type { Holder } from '../model/owner.ts';
import type { HeldBack } from './probe-report.ts';
import type { Match } from './recogniser.ts';

/** A listener that a mere connection would end or disturb, told by who holds it. */
export interface Harmed {
  readonly heldBack: HeldBack;
  readonly answer: Match | undefined;
}

/** Would a connection to this port hurt one of its holders? Only what their command lines say is known of that. */
export function harmedByProbing(holders: readonly Holder[], port: number): Harmed | undefined {
  for (const holder of holders) {
    const found = harmOf(holder, port);
    if (found !== undefined) return found;
  }
  return undefined;
}

function harmOf({ name = '', command = [] }: Holder, port: number): Harmed | undefined {
  const program = (command[0] ?? name).replace(/^.*\//, '');
  const words = command.slice(1);
  if (program === 'gdbserver') {
    return {
      heldBack: debugger_('gdbserver serves one debugger, and may end the program when that one leaves.'),
      answer: byOwner('gdbserver', 'the holder of the port is gdbserver'),
    };
  }
  if (/^(nc|ncat|netcat)(\.\w+)?$/.test(program) && hasShort(words, 'l') && !hasShort(words, 'k')) {
    return oneShot(`${program} serves one connection and then ends.`);
  }
  if (program === 'socat' && words.some((word) => isListenOnce(word))) {
    return oneShot('socat serves one connection and then ends (it was started without fork).');
  }
  if (words.some((word) => isJdwp(word, port))) {
    return {
      heldBack: debugger_('The debugger port of a Java program serves one debugger at a time.'),
      answer: byOwner('jdwp', 'the Java program was started with a debugger (JDWP) on this port'),
    };
  }
  if (isOtherDebugger(program, words, port))
    return { heldBack: debugger_('A debugger is waited for here.'), answer: undefined };
  return undefined;
}

/** A switch alone or among other letters (`-lvp`), or in its long form. */
function hasShort(words: readonly string[], letter: 'l' | 'k'): boolean {
  const long = letter === 'l' ? '--listen' : '--keep-open';
  return words.some((word) => word === long || new RegExp(`^-[A-Za-z0-9]*${letter}`).test(word));
}

function isListenOnce(word: string): boolean {
  return /^(tcp[46]?|openssl|ssl|sctp[46]?)-(listen|l):/i.test(word) && !/,\s*fork\b/i.test(word);
}

/** `-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005`; the older `-Xrunjdwp:` is the same. */
function isJdwp(word: string, port: number): boolean {
  const options = /^-(?:agentlib:jdwp=|Xrunjdwp:)(.*)$/.exec(word)?.[1];
  if (options === undefined) return false;
  const address = /(?:^|,)address=(?:[^,]*:)?(\d+)(?:,|$)/.exec(options)?.[1];
  return address === undefined || Number(address) === port;
}

function isOtherDebugger(program: string, words: readonly string[], port: number): boolean {
  const namesPort = words.some((word) => new RegExp(`(^|[:=])${port}$`).test(word));
  if (program === 'dlv') return namesPort && !words.includes('--accept-multiclient');
  return namesPort && (program === 'rdbg' || words.includes('debugpy') || words.some((word) => word.endsWith('/rdbg')));
}

function debugger_(detail: string): HeldBack {
  return { reason: 'debugger', detail };
}

function oneShot(detail: string): Harmed {
  return { heldBack: { reason: 'one-shot', detail }, answer: undefined };
}

function byOwner(service: string, evidence: string): Match {
  return { service, confidence: 'likely', evidence };
}
