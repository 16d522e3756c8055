import { PortholeError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { Gap } from '../../model/gap.ts';
import type { Protocol, Socket } from '../../model/socket.ts';
import { type Clock, SYSTEM_CLOCK } from '../clock.ts';
import { canBind, type PortTrial, tryBinds } from './port-trial.ts';

export interface IsFreeOptions {
  /** Default: `tcp`. */
  readonly protocol?: Protocol | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock | undefined;
}

/** Whether a port can be had, found out by looking and by binding. */
export interface FreeAnswer {
  readonly port: number;
  readonly protocol: Protocol;
  /**
   * `free`: it could be bound on every address, and nobody has it. `held`: somebody has it, on one address at least.
   * `refused`: nobody has it, but this user may not bind it. `unknown`: nobody was seen, and binding failed for a reason
   * that has nothing to do with the port.
   */
  readonly status: 'free' | 'held' | 'refused' | 'unknown';
  /** The sockets that are there for the port itself. Empty where it is held by something that cannot be seen. */
  readonly holders: readonly Socket[];
  /**
   * Other sockets on this port: connections, and what is left of them (TIME_WAIT), which keep only a server that does
   * not set SO_REUSEADDR from binding it.
   */
  readonly others: readonly Socket[];
  readonly trials: readonly PortTrial[];
  readonly gaps: readonly Gap[];
}

/** Somebody else's trial lasts a moment: what is in use and held by nobody is tried again. */
const TRIALS = 4;
const PAUSE_MS = 25;

/**
 * Can this port be bound on every address and family? It is a look at this moment, and no promise: `freePort` takes one.
 * @throws PortholeError `invalid-argument` for what is no port from 1 to 65535
 */
export async function isFree(host: Host, port: number, options: IsFreeOptions = {}): Promise<FreeAnswer> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PortholeError(
      'invalid-argument',
      `a port to be had is a whole number from 1 to 65535, not ${String(port)}`,
    );
  }
  const { protocol = 'tcp', signal, clock = SYSTEM_CLOCK } = options;
  for (let trial = 1; ; trial++) {
    const answer = await look(host, port, protocol, signal);
    const phantom = answer.status === 'held' && answer.holders.length === 0 && answer.others.length === 0;
    if (!phantom || trial === TRIALS) return answer;
    await clock.sleep(PAUSE_MS, signal);
  }
}

async function look(host: Host, port: number, protocol: Protocol, signal?: AbortSignal): Promise<FreeAnswer> {
  const snapshot = await host.snapshot({ protocols: [protocol], ports: { first: port, last: port }, signal });
  const own = snapshot.sockets.filter((socket) => socket.protocol === protocol && socket.local.port === port);
  const holders = own.filter(holdsPort);
  const trials = await tryBinds(port, protocol);
  return {
    port,
    protocol,
    status: statusOf(holders, trials),
    holders,
    others: own.filter((socket) => !holdsPort(socket)),
    trials,
    gaps: snapshot.gaps,
  };
}

/** Everything without a remote end is there for the port itself. */
export function holdsPort({ remote, state }: Pick<Socket, 'remote' | 'state'>): boolean {
  return remote === undefined && state !== 'closed';
}

function statusOf(holders: readonly Socket[], trials: readonly PortTrial[]): FreeAnswer['status'] {
  const outcomes = trials.map(({ outcome }) => outcome);
  if (holders.length > 0 || outcomes.includes('in-use')) return 'held';
  if (outcomes.includes('refused')) return 'refused';
  return canBind(trials) ? 'free' : 'unknown';
}
