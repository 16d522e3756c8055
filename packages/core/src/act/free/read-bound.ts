import type { Host } from '../../host/host.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Protocol } from '../../model/socket.ts';

/** Every socket that is there for a port of its own: that listens, or is bound and does nothing yet. */
export function readBound(host: Host, protocol: Protocol, signal?: AbortSignal): Promise<Snapshot> {
  return host.snapshot({ protocols: [protocol], states: ['listen', 'bound'], signal });
}
