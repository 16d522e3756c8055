import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Host } from '../host/host.ts';
import type { Owner } from '../model/owner.ts';
import { acceptorOf } from './machine-side.ts';

/** When to look again, in milliseconds since the look before: a process that is not busy accepts within these. */
const PAUSES_MS: readonly number[] = [0, 3, 12];
/** Before it is said that nobody accepts, a busy one gets this much more. */
const LAST_PAUSE_MS = 120;

/**
 * Which process of this machine has the other end of a connection. The kernel completes the handshake by itself, so a
 * look may come before the process had its turn: that nobody accepted is said only of the last look.
 */
export class AcceptorWatch {
  readonly #socket: Socket;
  readonly #machine: Host | undefined;
  #owner: Owner | undefined;

  constructor(socket: Socket, machine: Host | undefined) {
    this.#socket = socket;
    this.#machine = machine;
  }

  /** Who was seen by the last look; `undefined` where the connection is not one of this machine, or gone. */
  get owner(): Owner | undefined {
    return this.#owner;
  }

  /** Looks once more, unless it is known. */
  async look(): Promise<void> {
    if (this.#machine === undefined || this.#owner?.kind === 'process' || this.#socket.destroyed) return;
    const owner = await acceptorOf(this.#machine, this.#socket);
    // What was closed meanwhile has no holder either, and that says nothing of who had it.
    this.#owner = owner?.kind === 'none' && owner.reason !== 'not-accepted' ? undefined : owner;
  }

  /** Looks until it is known, for the moment that a process takes to accept: it may be gone once it was spoken to. */
  async lookWell(): Promise<void> {
    for (const ms of PAUSES_MS) {
      if (this.#machine === undefined || this.#owner?.kind === 'process') return;
      if (ms > 0) await pause(ms);
      await this.look();
    }
  }

  /** The same for a connection on which nothing is said: also a busy process has its turn. */
  async lookLong(): Promise<void> {
    await this.lookWell();
    if (this.#owner?.kind !== 'none') return;
    await pause(LAST_PAUSE_MS);
    await this.look();
  }
}
