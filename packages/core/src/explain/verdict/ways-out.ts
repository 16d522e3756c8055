import type { Socket } from '../../model/socket.ts';
import { containerOf, leaderOf } from './name-owner.ts';
import type { VerdictWayOut } from './verdict.ts';
import type { VerdictFacts } from './verdict-facts.ts';

/** A command of this program. */
export function run(text: string, ...words: string[]): VerdictWayOut {
  return { text, command: { program: 'porthole', words } };
}

/** A command of the system. */
export function runSystem(text: string, words: readonly string[], root = false): VerdictWayOut {
  return { text, command: { program: 'system', words, root } };
}

/** Something to do that no one command does. */
export function advise(text: string): VerdictWayOut {
  return { text };
}

/** How to look at who has the port, get it from them, or do without it. */
export function freeIt(facts: VerdictFacts, sockets: readonly Socket[]): readonly VerdictWayOut[] {
  const ways = [run('All about it:', 'who', targetOf(facts))];
  const part = sockets.map((socket) => containerOf(socket, facts)).find((each) => each !== undefined);
  if (part !== undefined) {
    const name = part.name === undefined ? '' : ` ${part.name}`;
    const text = `Stop the container${name}, and leave this process alone`;
    ways.push(part.stop === undefined ? advise(`${text}.`) : runSystem(`${text}:`, part.stop));
  } else if (sockets.some(({ owner }) => leaderOf(owner) !== undefined)) {
    ways.push(run('Free it (it shows its plan, and asks):', 'kill', targetOf(facts)));
  }
  ways.push(run('Or take a free port near it:', 'free', '--near', String(facts.port)));
  return ways;
}

/** The port as a target, with its protocol where that is not the usual one. */
export function targetOf({ port, protocol }: VerdictFacts): string {
  return protocol === 'udp' ? `udp:${port}` : String(port);
}
