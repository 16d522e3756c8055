import type { Snapshot } from '../model/snapshot.ts';
import type { Socket, Traffic } from '../model/socket.ts';
import type { TrafficRate } from '../model/traffic-rate.ts';

const NOTHING: Pick<Traffic, 'sentBytes' | 'receivedBytes'> = { sentBytes: 0, receivedBytes: 0 };

/**
 * What each connection carried between two snapshots that were taken with `info`. A connection that is new in the second
 * one carried all it has in between. Not known (`undefined`) of sockets whose bytes the system does not count, such as
 * UDP, and of all where no time went by.
 */
export function trafficRates(
  before: Pick<Snapshot, 'sockets' | 'takenAtMs'>,
  after: Pick<Snapshot, 'takenAtMs'>,
): (socket: Socket) => TrafficRate | undefined {
  const seconds = (after.takenAtMs - before.takenAtMs) / 1000;
  const earlier = new Map(before.sockets.map((socket) => [socket.id, socket]));
  return ({ id, traffic }) => {
    if (traffic === undefined || !(seconds > 0)) return undefined;
    const known = earlier.get(id);
    const then = known === undefined ? NOTHING : known.traffic;
    if (then === undefined) return undefined;
    const [sent, received] = [traffic.sentBytes - then.sentBytes, traffic.receivedBytes - then.receivedBytes];
    // Counters only ever grow, so this is another connection.
    if (sent < 0 || received < 0) return undefined;
    return { sent: sent / seconds, received: received / seconds };
  };
}
