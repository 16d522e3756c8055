import { processRole, type Socket } from '@porthole/core';
import type { ListedProcess, ProcessRow } from './listed-process.ts';
import { portText } from './port-list.ts';

/** More are counted, and not named. */
const MOST_NAMED = 3;

/**
 * Which of several processes holds what: `all by 3120, its network service`; `shared by all 5`; `3000 by 101, 3001 by
 * 102`; `12 of 23 hold some`. Empty for a line of one process, and where none holds anything.
 */
export function heldBy({ members, ports, connections }: ProcessRow): string {
  if (members.length === 1) return '';
  const holders = members.filter(({ sockets }) => sockets.length > 0);
  const [only, ...others] = holders;
  if (only === undefined) return '';
  const count = connections.length + ports.reduce((sum, { sockets }) => sum + sockets.length, 0);
  if (others.length === 0) return `${count > 1 ? 'all by' : 'by'} ${introduce(only, members)}`;
  if (holders.every(({ sockets }) => isSame(sockets, only.sockets))) {
    return holders.length === members.length ? `shared by all ${members.length}` : `shared by ${nameAll(holders)}`;
  }
  if (holders.length > MOST_NAMED || ports.length > MOST_NAMED) {
    return `${holders.length} of ${members.length} hold some`;
  }
  const parts = ports.map((port) => `${portText(port)} by ${nameAll(holdersOf(port.sockets, holders))}`);
  if (connections.length > 0) parts.push(`connections by ${nameAll(holdersOf(connections, holders))}`);
  return parts.join('; ');
}

function introduce(member: ListedProcess, members: readonly ListedProcess[]): string {
  const { pid } = member.process;
  const role = processRole(member.process) ?? (isParentOfAll(member, members) ? 'their parent' : undefined);
  return role === undefined ? String(pid) : `${pid}, ${role}`;
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
