import type { Socket } from '../../model/socket.ts';
import { leaderOf } from './name-owner.ts';
import { listenersAt } from './pick-sockets.ts';
import type { ConnectTrial, VerdictFacts } from './verdict-facts.ts';

/** Attempts that came through. */
export function opened({ connects }: Pick<VerdictFacts, 'connects'>): readonly ConnectTrial[] {
  return connects.filter(({ state }) => state === 'open' || state === 'closes');
}

/** Attempts that did not. */
export function failed({ connects }: Pick<VerdictFacts, 'connects'>): readonly ConnectTrial[] {
  return connects.filter(({ state }) => state !== 'open' && state !== 'closes' && state !== 'held-back');
}

/** The listeners of this machine that an attempt went to. */
export function servedBy(
  facts: VerdictFacts,
  { isHere, endpoint }: Pick<ConnectTrial, 'isHere' | 'endpoint'>,
): readonly Socket[] {
  return isHere ? listenersAt(facts, endpoint.address) : [];
}

/** The holders of a listener that are stopped: `T` by a signal, `t` by a debugger (proc(5) `stat`). */
export function isStopped({ owner }: Pick<Socket, 'owner'>, { conditions }: VerdictFacts): boolean {
  if (owner.kind !== 'process') return false;
  return owner.holders.every(({ pid }) => /^[Tt]$/.test(conditions.processStates.get(pid) ?? ''));
}

/** Connections that nobody took: made by the system alone (`not-accepted`), or not even that for want of room. */
export function notAccepted(
  facts: VerdictFacts,
): { readonly trial: ConnectTrial; readonly listener: Socket } | undefined {
  for (const trial of facts.connects) {
    const [listener] = servedBy(facts, trial);
    if (listener === undefined) continue;
    const waits = trial.acceptedBy?.kind === 'none' && trial.acceptedBy.reason === 'not-accepted';
    if ((trial.state === 'open' && waits) || (trial.state === 'timed-out' && isFull(listener)))
      return { trial, listener };
  }
  return undefined;
}

/** A queue takes one more than its length (`sk_acceptq_is_full` in net/sock.h). */
export function isFull({ queue }: Pick<Socket, 'queue'>): boolean {
  return queue.backlog !== undefined && queue.receive > queue.backlog;
}

/** `3 connections wait, and there is room for 2` */
export function tellQueue({ queue }: Pick<Socket, 'queue'>): string {
  const { receive, backlog } = queue;
  const room = backlog === undefined ? '' : `; the queue has room for ${backlog + 1}`;
  if (receive === 0) return `no other connection waits to be accepted${room}`;
  return `${receive === 1 ? '1 connection waits' : `${receive} connections wait`} to be accepted${room}`;
}

export function pidOf(socket: Pick<Socket, 'owner'>): number | undefined {
  return leaderOf(socket.owner)?.pid;
}
