import { existsSync } from 'node:fs';
import type { Host } from '../../host/host.ts';
import type { Gap } from '../../model/gap.ts';
import { isListener, type Socket } from '../../model/socket.ts';
import { SYSTEM_CLOCK } from '../clock.ts';
import type { Lease } from './lease.ts';
import type { DamagedLease } from './lease-registry.ts';
import { openRegistry, type Unleased, unleasedBy } from './open-registry.ts';

/** A lease, and who is on its port. */
export interface LeaseInUse {
  readonly port: number;
  /** `undefined`: it may not be read. */
  readonly lease: Lease | undefined;
  /** The sockets that listen on the port now. */
  readonly listeners: readonly Socket[];
}

/** The leases that count now. */
export interface LeaseList {
  readonly leases: readonly LeaseInUse[];
  /** Why the leases could not be read; then none is listed. */
  readonly unreadable: Unleased | undefined;
  readonly damaged: readonly DamagedLease[];
  readonly gaps: readonly Gap[];
}

export interface ReadLeasesOptions {
  readonly signal?: AbortSignal | undefined;
  /** Time of day, milliseconds since 1970. */
  readonly nowMs?: (() => number) | undefined;
}

/** Reads the leases in a folder (`leaseFolderPath`), and changes none, beside putting aside what is no lease. */
export async function readLeases(host: Host, folder: string, options: ReadLeasesOptions = {}): Promise<LeaseList> {
  const { signal, nowMs = Date.now } = options;
  const snapshot = await host.snapshot({ listening: true, signal });
  const nothing = { leases: [], damaged: [], gaps: snapshot.gaps };
  if (!existsSync(folder)) return { ...nothing, unreadable: undefined };
  const registry = openRegistry({ host, folder, bootId: snapshot.host.bootId, clock: SYSTEM_CLOCK, nowMs });
  if ('reason' in registry) return { ...nothing, unreadable: registry };
  try {
    const live = await registry.live({ sweep: false });
    const leases = live
      .filter(({ lease }) => lease?.state !== 'pending')
      .map(({ file: { port }, lease }) => ({
        port,
        lease,
        listeners: snapshot.sockets.filter((socket) => isListener(socket) && socket.local.port === port),
      }));
    return { leases, unreadable: undefined, damaged: registry.damaged, gaps: snapshot.gaps };
  } catch (error) {
    return { ...nothing, unreadable: unleasedBy(error, folder) };
  }
}
