import { connect, type Socket } from 'node:net';
import { PortholeError } from '../errors.ts';
import type { ProbeState } from './probe-report.ts';

/** A connection, or why there is none. */
export type Opening =
  | { readonly kind: 'open'; readonly socket: Socket; readonly ms: number }
  | { readonly kind: 'failed'; readonly state: ProbeState; readonly code: string | undefined; readonly ms: number };

/** The state for each error of connect(2). */
const STATE_OF_ERROR: Readonly<Record<string, ProbeState>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'closes',
  ETIMEDOUT: 'timed-out',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  // No address of this family to send from; a link-local address without its zone.
  EADDRNOTAVAIL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  EINVAL: 'unreachable',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
};

/** The state that an error of a socket call means; `undefined` for one that says nothing about the other side. */
export function stateOfError(code: string | undefined): ProbeState | undefined {
  return code === undefined ? undefined : STATE_OF_ERROR[code];
}

/**
 * Connects to one address.
 * @throws PortholeError `unavailable` where this machine itself cannot (no descriptors left); the signal's reason.
 */
export function openConnection(
  address: string,
  port: number,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Opening> {
  signal?.throwIfAborted();
  const began = performance.now();
  const { promise, resolve, reject } = settle<Opening>();
  // Half-open: an answer may still come after our own end.
  const socket = connect({ host: address, port, allowHalfOpen: true, noDelay: true });
  const finish = (opening: Opening | Error) => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    socket.removeAllListeners();
    // Whatever happens later must not end the program; the conversation puts its own listeners on top.
    socket.on('error', () => {});
    if (opening instanceof Error || opening.kind === 'failed') socket.destroy();
    if (opening instanceof Error) reject(opening);
    else resolve(opening);
  };
  const failed = (state: ProbeState, code: string | undefined) => {
    finish({ kind: 'failed', state, code, ms: performance.now() - began });
  };
  const timer = setTimeout(() => failed('timed-out', undefined), timeoutMs);
  const abort = () => finish(asError(signal?.reason));
  signal?.addEventListener('abort', abort, { once: true });
  socket.once('error', (error: NodeJS.ErrnoException) => {
    const state = stateOfError(error.code);
    if (state !== undefined) failed(state, error.code);
    else finish(new PortholeError('unavailable', `cannot connect: ${error.message}`, { cause: error }));
  });
  socket.once('connect', () => {
    // A free port of the range that the system lends from can be given to the very socket that connects to it.
    if (socket.localPort === socket.remotePort && socket.localAddress === socket.remoteAddress) {
      failed('refused', undefined);
    } else {
      finish({ kind: 'open', socket, ms: performance.now() - began });
    }
  });
  return promise;
}

function settle<Result>() {
  let resolve!: (result: Result) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<Result>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
