import type { HiddenReason, Holder, NoOwnerReason, Owner, ProcessOwner, Socket } from '@porthole/core';
import { NONE, UNKNOWN } from './column.ts';
import type { Role } from './style.ts';

const ABSENCE: Readonly<Record<NoOwnerReason | HiddenReason, string>> = {
  'time-wait': '(time-wait)',
  orphan: '(orphan)',
  'not-accepted': '(not accepted)',
  'syn-received': '(syn-received)',
  permission: '(no permission)',
  namespace: '(other namespace)',
  gone: '(gone)',
  unseen: '(unseen)',
};

/** How many pids a cell shows where not all are asked for. */
const SHOWN_PIDS = 3;

/** The holder that stands for all of them where there is room for one: the primary one, else the one with the lowest pid. */
export function leadingHolder(owner: ProcessOwner): Holder | undefined {
  return owner.holders.find((holder) => holder.pid === owner.primary) ?? owner.holders[0];
}

/** Name of the owner, or in brackets why there is no process: `node`, `(kernel)`, `(time-wait)`. Raw text. */
export function ownerName(owner: Owner): string {
  if (owner.kind === 'kernel') return '(kernel)';
  if (owner.kind !== 'process') return ABSENCE[owner.reason];
  const name = leadingHolder(owner)?.name;
  return name === '' ? '(no name)' : (name ?? UNKNOWN);
}

/** The pids, the leading one first: `1201`, `1201,1202,1203 +5`, or all of them if `full`. */
export function ownerPids(owner: Owner, full: boolean): string {
  return owner.kind === 'process' ? printPids(owner, full ? owner.holders.length : SHOWN_PIDS) : NONE;
}

/** The pids in at most this width, as far as leaving out others helps: `1201 +7`. A pid is never cut in two. */
export function fitPids(owner: Owner, width: number): string {
  if (owner.kind !== 'process') return NONE;
  for (let count = SHOWN_PIDS; count > 1; count--) {
    const text = printPids(owner, count);
    if (text.length <= width) return text;
  }
  return printPids(owner, 1);
}

function printPids(owner: ProcessOwner, count: number): string {
  const leader = leadingHolder(owner)?.pid;
  const pids = owner.holders.map((holder) => holder.pid);
  if (pids.length > 1) pids.sort((a, b) => Number(b === leader) - Number(a === leader) || a - b);
  return pids.length <= count ? pids.join(',') : `${pids.slice(0, count).join(',')} +${pids.length - count}`;
}

/** The user the owner runs as; without a process the user who made the socket. Raw text. */
export function ownerUser(socket: Pick<Socket, 'owner' | 'uid' | 'user'>): string {
  const { owner } = socket;
  const { user, uid } = owner.kind === 'process' ? (leadingHolder(owner) ?? socket) : socket;
  if (user !== undefined) return user;
  if (uid !== undefined) return String(uid);
  return owner.kind === 'kernel' || owner.kind === 'none' ? NONE : UNKNOWN;
}

/** The arguments of the leading holder, parted by blanks; a kernel thread, which has none, by its name in brackets. Raw text. */
export function ownerCommand(owner: Owner): string {
  if (owner.kind !== 'process') return NONE;
  const { command, name } = leadingHolder(owner) ?? {};
  if (command === undefined) return UNKNOWN;
  return command.length === 0 ? `[${name ?? UNKNOWN}]` : command.join(' ');
}

/** The name alone, for a program; empty where there is no process, or its name is not known. */
export function rawOwnerName(owner: Owner): string {
  return (owner.kind === 'process' && leadingHolder(owner)?.name) || '';
}

/** The arguments alone, for a program; empty for a kernel thread, which has none, and where they are not known. */
export function rawOwnerCommand(owner: Owner): string {
  return (owner.kind === 'process' && leadingHolder(owner)?.command?.join(' ')) || '';
}

/** The pid to order by: that of the leading holder. */
export function ownerPid(owner: Owner): number | undefined {
  return owner.kind === 'process' ? leadingHolder(owner)?.pid : undefined;
}

/** Missing for a good reason is muted; not to be seen is a warning. */
export function ownerRole(owner: Owner): Role {
  if (owner.kind === 'process') return 'process';
  return owner.kind === 'hidden' ? 'warning' : 'muted';
}
