import { PortholeError } from './errors.ts';
import type { Host } from './host/host.ts';
import { openHost } from './host/open-host.ts';
import type { Protocol, Socket } from './model/socket.ts';

export interface WhoOptions {
  /** Only this protocol; both where it is left out. */
  readonly protocol?: Protocol | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Opened at the first question and kept: loading what a machine is read with costs more than reading it. */
let shared: Promise<Host> | undefined;

function sharedHost(): Promise<Host> {
  shared ??= openHost();
  return shared;
}

/**
 * Who listens on a port: every listening TCP socket and bound UDP socket with exactly this local port, each with its
 * owner, which names every holder and not just one. An empty array means that nobody does.
 * @throws PortholeError `invalid-argument` for what is no port number.
 */
export async function whoListens(port: number, options: WhoOptions = {}): Promise<readonly Socket[]> {
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new PortholeError('invalid-argument', `a port is a whole number from 0 to 65535, not ${String(port)}`);
  }
  const host = await sharedHost();
  const snapshot = await host.snapshot({
    protocols: options.protocol === undefined ? undefined : [options.protocol],
    listening: true,
    ports: { first: port, last: port },
    signal: options.signal,
  });
  return snapshot.sockets.filter((socket) => socket.local.port === port);
}

/**
 * The sockets that a process holds, in every state. An empty array means that it has none.
 * @throws PortholeError `not-found` for a process that is not there, `permission-denied` where its descriptors may
 * not be looked at.
 */
export async function portsOf(pid: number, options: Omit<WhoOptions, 'protocol'> = {}): Promise<readonly Socket[]> {
  const host = await sharedHost();
  if ((await host.detail({ pid })) === undefined) {
    throw new PortholeError('not-found', `there is no process ${pid}`);
  }
  const snapshot = await host.snapshot({ signal: options.signal });
  const held = snapshot.sockets.filter(({ owner }) => {
    return owner.kind === 'process' && owner.holders.some((holder) => holder.pid === pid);
  });
  if (held.length === 0 && (await host.mayLookInto(pid)) === false) {
    throw new PortholeError('permission-denied', `the descriptors of process ${pid} may not be looked at`, {
      hint: 'run as the same user, or as root',
    });
  }
  return held;
}
