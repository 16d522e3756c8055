import type { PortRange } from '../../model/snapshot.ts';
import type { Protocol } from '../../model/socket.ts';
import type { Clock } from '../clock.ts';

/** For whom a port is kept. */
export type KeptFor =
  /** A process, for a minute or until the port is bound. Default: this process. */
  | { readonly kind: 'caller'; readonly pid?: number | undefined; readonly lastsMs?: number | undefined }
  /** A name in a project (its folder, without symbolic links): the same port at every question. */
  | { readonly kind: 'project'; readonly project: string; readonly name: string }
  /** A command, while its process runs. Default: this process, until `keepFor` names the command's own. */
  | { readonly kind: 'command'; readonly command: readonly string[]; readonly pid?: number | undefined };

export interface FreePortOptions {
  /** Default: `tcp`. */
  readonly protocol?: Protocol | undefined;
  /** Only these ports, the lowest first. */
  readonly within?: PortRange | undefined;
  /** From this port on. */
  readonly near?: number | undefined;
  /** Also ports that the system lends out or keeps back. */
  readonly ephemeral?: boolean | undefined;
  /** Ports that will not do. */
  readonly except?: readonly number[] | undefined;
  /** The folder of the leases (`leaseFolderPath`). Left out, no lease is taken, and two callers may get the same port. */
  readonly leases?: string | undefined;
  readonly keptFor?: KeptFor | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Time that passes. */
  readonly clock?: Clock | undefined;
  /** Time of day, milliseconds since 1970. */
  readonly nowMs?: (() => number) | undefined;
  /** 0 to 1: where to begin among the ports that will do. */
  readonly random?: (() => number) | undefined;
}
