import type { Source } from '../host/source.ts';
import type { Conditions } from '../model/conditions.ts';
import { readFirewall } from './firewall/read-firewall.ts';
import { readText } from './read-text.ts';

/** CAP_NET_BIND_SERVICE (linux/capability.h). */
const BIND_SERVICE = 10n;

/** Reads what decides about binding and reaching ports. */
export function readConditions(source: Pick<Source, 'file' | 'tool'>, pids: readonly number[]): Conditions {
  const status = readText(source, '/proc/self/status');
  const states = pids.flatMap((pid): [number, string][] => {
    const state = processState(readText(source, `/proc/${pid}/stat`));
    return state === undefined ? [] : [[pid, state]];
  });
  return {
    uid: numberAfter(status, /^Uid:\s*\d+\s+(\d+)/m),
    mayBindPrivileged: hasCapability(status, BIND_SERVICE),
    firewall: readFirewall(source),
    localhost: addressesOf('localhost', readText(source, '/etc/hosts')),
    processStates: new Map(states),
  };
}

function hasCapability(status: string | undefined, bit: bigint): boolean | undefined {
  const mask = /^CapEff:\s*([\da-f]+)$/m.exec(status ?? '')?.[1];
  return mask === undefined ? undefined : ((BigInt(`0x${mask}`) >> bit) & 1n) === 1n;
}

function numberAfter(text: string | undefined, pattern: RegExp): number | undefined {
  const found = pattern.exec(text ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

/** `48213 (a) name) T 48190 ...`: the letter behind the name, which may hold anything. */
function processState(stat: string | undefined): string | undefined {
  return /^\) ([A-Za-z]) /.exec(stat?.slice(stat.lastIndexOf(')')) ?? '')?.[1];
}

/** The addresses of a name in a hosts(5) file: `127.0.0.1  localhost box # comment`. */
export function addressesOf(name: string, text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const found = text.split('\n').flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return names.some((each) => each.toLowerCase() === name) ? [address] : [];
  });
  return [...new Set(found)];
}
