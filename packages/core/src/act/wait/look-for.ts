import type { Host } from '../../host/host.ts';
import type { Gap } from '../../model/gap.ts';
import { isListener, type Socket } from '../../model/socket.ts';
import { compileQuery } from '../../query/match.ts';
import { holdsPort, isFree } from '../free/is-free.ts';
import { tryConnect } from './connect.ts';
import type { Sight, WaitCondition, WaitTarget } from './wait-target.ts';

/** `withinMs`: how long the look may take, where it waits for others. */
export type Look = (withinMs: number) => Promise<Sight & { readonly gaps: readonly Gap[] }>;

const NOTHING = { sockets: [], attempts: [], ended: false, unbindable: false, gaps: [] };
const LOOPBACK = ['127.0.0.1', '::1'];
/** One attempt to connect: long enough for any answer, and short enough to try again while a program starts. */
const ATTEMPT_MS = { least: 200, most: 2000 };

/** One look at what is waited for, to be taken again and again. */
export function makeLook(host: Host, target: WaitTarget, condition: WaitCondition, signal?: AbortSignal): Look {
  if (condition.kind === 'answering') return (withinMs) => lookByConnecting(target, withinMs, signal);
  const matches = condition.kind === 'owned' ? compileQuery(condition.query) : () => true;
  const wantsNobody = condition.kind === 'free';
  const startId = startOnce(host, target);
  return async () => {
    const ended = (await startId()) === 'ended';
    const { sockets: found, gaps } = await readMeant(host, target, wantsNobody, signal);
    // Its pid may belong to another process by now.
    const sockets = ended ? [] : found;
    if (!wantsNobody) return { ...NOTHING, sockets, ended, gaps, met: sockets.some(matches) };
    if (sockets.length > 0) return { ...NOTHING, sockets, ended, gaps, met: false };
    const unbindable = await cannotBind(host, target, signal);
    return { ...NOTHING, ended, gaps, unbindable, met: !unbindable };
  };
}

/** The sockets that are there for a port of the target: for a free port also those that only keep it. */
async function readMeant(
  host: Host,
  { ports, protocol, pid, isMeant }: WaitTarget,
  keeping: boolean,
  signal: AbortSignal | undefined,
): Promise<{ sockets: readonly Socket[]; gaps: readonly Gap[] }> {
  const snapshot = await host.snapshot({
    ...(keeping ? { states: ['listen', 'bound'] } : { listening: true }),
    ...{ ports, protocols: protocol && [protocol], signal },
  });
  const sockets = snapshot.sockets.filter((socket) => {
    const { local, owner } = socket;
    if (ports !== undefined && (local.port < ports.first || local.port > ports.last)) return false;
    if (!(keeping ? holdsPort(socket) : isListener(socket))) return false;
    if (pid !== undefined && !(owner.kind === 'process' && owner.holders.some((holder) => holder.pid === pid)))
      return false;
    return isMeant?.(socket) ?? true;
  });
  return { sockets, gaps: snapshot.gaps };
}

/** Looking does not show all that keeps a port, so one that is asked for as a whole is tried too. */
async function cannotBind(host: Host, target: WaitTarget, signal: AbortSignal | undefined): Promise<boolean> {
  const { ports, pid, isMeant, protocol = 'tcp' } = target;
  if (ports === undefined || ports.first !== ports.last || ports.first === 0) return false;
  if (pid !== undefined || isMeant !== undefined) return false;
  return (await isFree(host, ports.first, { protocol, signal })).status === 'held';
}

/** Does the process of the target still run, the one that had the pid when the waiting began? */
function startOnce(host: Host, { pid }: WaitTarget): () => Promise<'running' | 'ended'> {
  if (pid === undefined) return async () => 'running';
  const first = host.detail({ pid });
  return async () => {
    const began = (await first)?.process;
    if (began === undefined) return 'ended';
    return (await host.detail({ pid, startId: began.startId })) === undefined ? 'ended' : 'running';
  };
}

async function lookByConnecting(
  { ports, addresses = LOOPBACK }: WaitTarget,
  leftMs: number,
  signal: AbortSignal | undefined,
): Promise<Sight & { readonly gaps: readonly Gap[] }> {
  const { first, last } = ports ?? { first: 1, last: 0 };
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const withinMs = Math.min(Math.max(leftMs, ATTEMPT_MS.least), ATTEMPT_MS.most);
  const attempts = await Promise.all(
    numbers.flatMap((port) => addresses.map((each) => tryConnect(each, port, { withinMs, signal }))),
  );
  return { ...NOTHING, attempts, met: attempts.some(({ code }) => code === undefined) };
}
