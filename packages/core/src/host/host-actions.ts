import type { ProcessRef } from '../model/process.ts';
import type { Socket } from '../model/socket.ts';

/** The signals that end a process: the one asks it to stop, the other leaves it no choice (signal(7)). */
export type EndSignal = 'SIGTERM' | 'SIGKILL';

/**
 * What became of a signal. All but `sent` mean that nothing was sent:
 * `gone`: the process has ended; `replaced`: its pid belongs to another one now; `released`: it no longer holds any of
 * the sockets; `denied`: the system forbids it.
 */
export type SignalOutcome =
  | {
      readonly kind: 'sent';
      /**
       * How the process was held fast between the check and the signal. `pidfd`: the kernel itself names exactly that
       * process. `check`: without system calls it was checked right before, which leaves an instant.
       */
      readonly by: 'pidfd' | 'check';
    }
  | { readonly kind: 'gone' | 'replaced' | 'released' | 'denied' };

/** `missing`: there is no such connection (any more); `denied`: that takes CAP_NET_ADMIN; `unsupported`: see hint. */
export type CloseOutcome = 'closed' | 'missing' | 'denied' | 'unsupported';

/**
 * The TCP header of a packet, or why there is none. `denied`: that takes CAP_NET_RAW; `silent`: no packet of the
 * connection came in time; `unsupported`: this machine has no way to it.
 */
export type HeaderCapture =
  | { readonly kind: 'captured'; readonly bytes: Uint8Array }
  | { readonly kind: 'denied' | 'silent' | 'unsupported' };

/** What can be done to a machine. Each looks once more at what it is done to, in the same moment. */
export interface HostActions {
  /**
   * Signals exactly this process, and only while it holds one of the sockets.
   * @param holding inodes of sockets, as in `Socket.inode`; empty: whatever it holds
   */
  signal(ref: ProcessRef, signal: EndSignal, holding: readonly string[]): SignalOutcome;
  /** Does this very process still run? One that ended and whose parent has not taken note of it does not. */
  isRunning(ref: ProcessRef): boolean;
  /** Closes one TCP connection (SOCK_DESTROY, sock_diag(7)): both ends get a reset, and no process ends. */
  closeConnection(socket: Socket): CloseOutcome;
  /** Waits for one packet on the loopback interface from a TCP port over IPv4 to another one; all others are dropped. */
  captureHeader(fromPort: number, toPort: number, withinMs: number): Promise<HeaderCapture>;
}
