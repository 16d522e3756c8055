import { processRole, type Socket } from '@porthole/core';
import type { ListedProcess } from './listed-process.ts';
import { portText } from './port-list.ts';
import type { ProcessRow } from './process-row.ts';

/** More are counted, and not named. */
const MOST_NAMED = 3;

/**
 * Which of several processes holds what, said at length and then shorter and shorter: `all by 3120, its network
 * service`; `shared by all 5`; `3000 by 101; 3001 by 102`; `12 of 23 hold some`. Empty for a line of one process, and
 * where none holds anything.
 */
export function heldBy({ members, ports, connections }: ProcessRow): readonly [string, ...string[]] {
  const holders = members.length === 1 ? [] : members.filter(({ sockets }) => sockets.length > 0);
  const [only, ...others] = holders;
  if (only === undefined) return [''];
  if (others.length === 0) {
    const isOne = connections.length + ports.reduce((sum, { sockets }) => sum + sockets.length, 0) === 1;
    const { pid } = only.process;
    const role = roleAmong(only, members);
    const short = `${isOne ? 'by' : 'all by'} ${pid}`;
    return role === undefined ? [short, String(pid)] : [`${short}, ${role}`, short, String(pid)];
  }
  if (holders.every(({ sockets }) => isSame(sockets, only.sockets))) {
    const all = holders.length === members.length;
    return [all ? `shared by all ${members.length}` : `shared by ${nameAll(holders)}`, `shared, ${holders.length}`];
  }
  const counted = [
    `${holders.length} of ${members.length} hold some`,
    `${holders.length} of ${members.length}`,
  ] as const;
  if (holders.length > MOST_NAMED || ports.length > MOST_NAMED) return counted;
  const parts = ports.map((port) => `${portText(port)} by ${nameAll(holdersOf(port.sockets, holders))}`);
  if (connections.length > 0) parts.push(`connections by ${nameAll(holdersOf(connections, holders))}`);
  return [parts.join('; '), ...counted];
}

function roleAmong(member: ListedProcess, members: readonly ListedProcess[]): string | undefined {
  return processRole(member.process) ?? (isParentOfAll(member, members) ? 'their parent' : undefined);
}

function isParentOfAll({ process }: ListedProcess, members: readonly ListedProcess[]): boolean {
  return members.every((member) => member.process === process || member.process.parentPid === process.pid);
}

function holdersOf(sockets: readonly Socket[], holders: readonly ListedProcess[]): ListedProcess[] {
  const wanted = new Set(sockets);
  return holders.filter((holder) => holder.sockets.some((socket) => wanted.has(socket)));
}

function nameAll(holders: readonly ListedProcess[]): string {
  const pids = holders.map(({ process }) => process.pid);
  return pids.length > MOST_NAMED ? `${pids.length} of them` : pids.join(', ');
}

function isSame(a: readonly Socket[], b: readonly Socket[]): boolean {
  const there = new Set(b);
  return a.length === b.length && a.every((socket) => there.has(socket));
}
