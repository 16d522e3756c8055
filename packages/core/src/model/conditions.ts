import type { FirewallReading } from './firewall.ts';

/** What decides, beside sockets, whether the caller can bind a port or reach it. */
export interface Conditions {
  /** The effective user of this process. */
  readonly uid: number | undefined;
  /** May this process bind the ports that not everybody may (CAP_NET_BIND_SERVICE)? `undefined`: could not be read. */
  readonly mayBindPrivileged: boolean | undefined;
  readonly firewall: FirewallReading;
  /** The addresses that the machine's table of hosts has for `localhost`, in its order; `undefined`: it cannot be read. */
  readonly localhost: readonly string[] | undefined;
  /** What each of the processes asked for does: the letter of proc(5) `stat`, `T` for a stopped one. */
  readonly processStates: ReadonlyMap<number, string>;
}
