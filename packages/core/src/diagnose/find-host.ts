import { lookup } from 'node:dns/promises';
import type { NameProblem } from '../explain/verdict/verdict-facts.ts';
import { withDeadline } from '../probe/with-deadline.ts';
import type { DiagnoseHost } from './diagnose-target.ts';

/** The addresses that a host means, in the order in which the system gives them, or why it means none. */
export interface FoundHost {
  /** With their zone, as in `fe80::1%eth0`. */
  readonly addresses: readonly string[];
  readonly problem: NameProblem | undefined;
}

const LOOKUP_MS = 5000;
/** A name with more addresses than these belongs to many servers that are all alike. */
const MOST_ADDRESSES = 4;

/** Looks the name up as any program here would (getaddrinfo(3)). Every address of this machine is its loopback one. */
export async function findHost(host: DiagnoseHost, hasIpv6: boolean, signal?: AbortSignal): Promise<FoundHost> {
  switch (host.kind) {
    case 'localhost':
      return lookUp('localhost', signal);
    case 'name':
      return lookUp(host.name, signal);
    case 'address':
      return found([host.zone === undefined ? host.address : `${host.address}%${host.zone}`]);
    default:
      return guessHost(host, hasIpv6, '');
  }
}

/** The same without looking anything up: what a name means here says nothing of what it means on a recorded machine. */
export function guessHost(host: DiagnoseHost, hasIpv6: boolean, ownName: string): FoundHost {
  const loopback = hasIpv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'];
  switch (host.kind) {
    case 'any':
    case 'localhost':
      return found(loopback);
    case 'wildcard':
      return found([host.family === 'ipv4' ? '127.0.0.1' : '::1']);
    case 'address':
      return found([host.address]);
    case 'name':
      if (host.name.toLowerCase() === ownName.toLowerCase()) return found(loopback);
      return failed('not-looked-up', 'names are not looked up for a recording');
  }
}

function found(addresses: readonly string[]): FoundHost {
  return { addresses, problem: undefined };
}

async function lookUp(name: string, signal: AbortSignal | undefined): Promise<FoundHost> {
  try {
    const answer = await withDeadline(() => lookup(name, { all: true, verbatim: true }), LOOKUP_MS, signal);
    if (answer === undefined) return failed('no-answer', `looking up ${name} took more than ${LOOKUP_MS / 1000} s`);
    return found([...new Set(answer.map(({ address }) => address))].slice(0, MOST_ADDRESSES));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAI_AGAIN') return failed('no-answer', `looking up ${name}: ${code}`);
    if (code !== 'ENOTFOUND' && code !== 'ENODATA' && code !== 'EINVAL') throw error;
    return failed('no-such-name', `looking up ${name}: ${code}`);
  }
}

function failed(kind: NameProblem['kind'], detail: string): FoundHost {
  return { addresses: [], problem: { kind, detail } };
}
