import type { PortRange, Protocol } from '@porthole/core';
import type { Call } from '../command.ts';
import { quoteWord } from '../quote-word.ts';
import { parseTarget } from '../target.ts';
import type { UsageProblem } from '../usage-problem.ts';

/** What `free` is asked. */
export type FreeRequest =
  | { readonly kind: 'leases' }
  /** Can this port be had? */
  | { readonly kind: 'question'; readonly port: number; readonly protocol: Protocol }
  | PortRequest;

/** A port, or several. */
export interface PortRequest {
  readonly kind: 'ports';
  readonly protocol: Protocol;
  readonly within: PortRange | undefined;
  readonly near: number | undefined;
  readonly ephemeral: boolean;
  readonly count: number;
  /** The name that the project keeps it under. */
  readonly name: string | undefined;
  /** What to run with it. */
  readonly command: readonly string[] | undefined;
}

const MOST_PORTS = 1000;
const LONGEST_NAME = 100;

/** Reads the words and flags of `free`. */
export function readFreeRequest({ words, flags, toRun }: Call): FreeRequest | UsageProblem {
  const { near, ephemeral = false, leases } = flags;
  if (leases) {
    const beside = words.length > 0 || toRun !== undefined || Object.keys(flags).some((flag) => TAKING.includes(flag));
    return beside ? problem('--leases only shows what there is, and takes nothing else.') : { kind: 'leases' };
  }
  if (words.length > 1) return problem('"free" takes one port or one range.', 'As in 3000, or 8000-8099.');
  const place = readPlace(words[0]);
  if (place !== undefined && 'message' in place) return place;
  const protocol = readProtocol(place?.protocol, flags);
  if (typeof protocol !== 'string') return protocol;
  const from = near === undefined ? undefined : readNumber('--near', near, 65_535);
  if (typeof from === 'object') return from;
  if (from !== undefined && place !== undefined) return problem('A port and --near are two places to begin at.');
  const count = readNumber('--count', flags.count ?? '1', MOST_PORTS);
  if (typeof count === 'object') return count;
  const name = flags.for;
  if (name !== undefined && !isName(name))
    return problem(`--for takes a short name on one line, not ${quoteWord(name)}.`);
  if (count > 1 && name !== undefined) return problem('A name has one port.', 'Give each port a name of its own.');
  if (count > 1 && toRun !== undefined) return problem('A command gets one port.', 'Leave --count out.');
  const plain = name === undefined && toRun === undefined && flags.count === undefined;
  if (place !== undefined && place.first === place.last && plain) {
    return { kind: 'question', port: place.first, protocol };
  }
  const within = place && { first: place.first, last: place.last };
  return { kind: 'ports', protocol, within, near: from, ephemeral, count, name, command: toRun };
}

/** The flags that say which port is wanted. */
const TAKING: readonly string[] = ['near', 'for', 'count', 'ephemeral', 'tcp', 'udp'];

type Place = PortRange & { readonly protocol: Protocol | undefined };

function readPlace(word: string | undefined): Place | UsageProblem | undefined {
  if (word === undefined) return undefined;
  const target = parseTarget(word);
  if (target.kind === 'problem') return target.problem;
  if (target.kind !== 'ports') return problem(`${quoteWord(word)} is no port.`, 'Write it as in 3000, or 8000-8099.');
  const { first, last, protocol, host } = target;
  if (host.kind !== 'any') {
    return problem('A port is free on every address of this machine or it is not free.', `Write ${first} alone.`);
  }
  if (last === 0)
    return problem('Port 0 can be had by nobody: to bind it means "any port".', 'Run free without a number.');
  return { first: Math.max(1, first), last, protocol };
}

function readProtocol(named: Protocol | undefined, { tcp, udp }: Call['flags']): Protocol | UsageProblem {
  const wanted = new Set([named, tcp && 'tcp', udp && 'udp'].filter((each) => each !== undefined));
  if (wanted.size > 1) return problem('A port is asked for of TCP or of UDP, not of both.');
  return wanted.has('udp') ? 'udp' : 'tcp';
}

function readNumber(flag: string, text: string, most: number): number | UsageProblem {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most
    ? number
    : problem(`${flag} is a number from 1 to ${most}, not ${quoteWord(text)}.`);
}

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}

function problem(message: string, hint?: string): UsageProblem {
  return { message, hint };
}
