/**
 * The socket-process join, shared by every backend: from what was seen of holders to the answer to "whose is it?".
 * It never guesses: a socket with no visible holder is said to be so, with the reason.
 */
import type { HiddenReason, Holder, NoOwnerReason, Owner, ProcessOwner } from '../model/owner.ts';
import type { Process } from '../model/process.ts';
import type { SocketState } from '../model/socket.ts';
import type { HeldBy } from './holder-table.ts';

export interface AttributionFacts {
  /** Empty: nobody was seen to hold it. */
  holdersOf(socket: OwnerQuestion): readonly HeldBy[];
  /** `undefined`: it has ended since. */
  process(pid: number): Process | undefined;
  parentOf(pid: number): number | undefined;
  /** Every process of the machine could be looked into. */
  readonly complete: boolean;
  isKernelHeld(cookie: string | undefined): boolean;
  /** Why a socket that a process may hold has no visible holder. */
  hiddenReason(inode: number): HiddenReason;
}

export interface OwnerQuestion {
  readonly state: SocketState;
  /** 0: no process can hold it. */
  readonly inodeNumber: number;
  readonly cookie: string | undefined;
}

/** How far up a chain of parents is followed. */
const MOST_GENERATIONS = 1000;

export function attribute(socket: OwnerQuestion, facts: AttributionFacts): Owner {
  if (socket.inodeNumber === 0) return { kind: 'none', reason: noOwnerReason(socket.state) };
  const held = facts.holdersOf(socket);
  const holders: Holder[] = [];
  for (let index = 0; index < held.length; index++) {
    const { pid, fds } = held[index] as HeldBy;
    const process = facts.process(pid);
    if (process !== undefined) holders.push(holderOf(process, fds));
  }
  if (holders.length > 0) {
    return { kind: 'process', holders, primary: primaryOf(holders, facts), complete: facts.complete };
  }
  if (held.length > 0) return { kind: 'hidden', reason: 'gone' };
  if (facts.isKernelHeld(socket.cookie)) return { kind: 'kernel' };
  return { kind: 'hidden', reason: facts.hiddenReason(socket.inodeNumber) };
}

/** A socket without an inode belongs to nobody: the kernel made it for a peer, or keeps it after its process let go. */
function noOwnerReason(state: SocketState): NoOwnerReason {
  switch (state) {
    case 'time-wait':
      return 'time-wait';
    case 'syn-received':
      return 'syn-received';
    case 'established':
    case 'close-wait':
      return 'not-accepted';
    default:
      return 'orphan';
  }
}

function holderOf(process: Process, fds: readonly number[]): Holder {
  return {
    pid: process.pid,
    startId: process.startId,
    startedAtMs: process.startedAtMs,
    name: process.name,
    command: process.command,
    uid: process.uid,
    user: process.user,
    fds,
  };
}

/** The everyday answer, with nothing to decide: one process with one descriptor. */
export function soleOwner(process: Process, fd: number, complete: boolean): ProcessOwner {
  return { kind: 'process', holders: [holderOf(process, [fd])], primary: process.pid, complete };
}

function primaryOf(holders: readonly Holder[], facts: AttributionFacts): number | undefined {
  if (holders.length === 1) return holders[0]?.pid;
  const pids = new Set(holders.map((holder) => holder.pid));
  // Only the holder that comes first on the way up of every other one can be it.
  const tops = new Set<number>();
  for (const pid of pids) tops.add(topmost(pid, pids, facts));
  return tops.size === 1 ? [...tops][0] : undefined;
}

/** The highest ancestor of `pid`, itself included, that is one of `among`. */
function topmost(pid: number, among: ReadonlySet<number>, facts: AttributionFacts): number {
  let top = pid;
  let current: number | undefined = pid;
  for (let generation = 0; generation < MOST_GENERATIONS && current !== undefined && current > 1; generation++) {
    current = facts.parentOf(current);
    if (current !== undefined && among.has(current)) top = current;
  }
  return top;
}
