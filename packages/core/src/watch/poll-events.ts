import type { Clock } from '../act/clock.ts';
import { diffSnapshots } from '../diff/diff-snapshots.ts';
import type { SocketChange, WatchEvent } from '../model/event.ts';
import type { Socket } from '../model/socket.ts';
import { ConnectionRemains } from './connection-remains.ts';
import { nextDelay } from './next-delay.ts';
import type { SocketReader } from './socket-reader.ts';
import { USUAL_INTERVAL_MS, type WatchOptions } from './watch.ts';

/** Looks again and again, and tells what is different. Never two looks at once, and none that nobody waits for. */
export async function* pollEvents(
  reader: SocketReader,
  options: Pick<WatchOptions, 'intervalMs' | 'sinceNow' | 'signal'>,
  clock: Clock,
): AsyncGenerator<WatchEvent, void, undefined> {
  const { intervalMs = USUAL_INTERVAL_MS, sinceNow = false, signal } = options;
  let sequence = 0;
  let way: string | undefined;
  let known: readonly Socket[] = [];
  let remains = new ConnectionRemains();
  for (;;) {
    signal?.throwIfAborted();
    const startedMs = clock.nowMs();
    const reading = reader.read();
    const costMs = clock.nowMs() - startedMs;
    const { takenAtMs: timeMs } = reading;
    const initial = way !== reading.way;
    if (initial && way !== undefined) {
      sequence++;
      yield { ...LOST, sequence, timeMs };
      known = [];
      remains = new ConnectionRemains();
    }
    const knownIds = new Set(known.map(({ id }) => id));
    const { sockets, fresh } = remains.separate(reading.sockets, (id) => knownIds.has(id));
    const changes = initial && way === undefined && sinceNow ? [] : diffSnapshots({ sockets: known }, { sockets });
    known = sockets;
    way = reading.way;
    for (const change of [...changes, ...remains.missed(fresh, changes)]) {
      sequence++;
      yield eventOf(change, { sequence, timeMs, initial });
    }
    await clock.sleep(nextDelay(intervalMs, costMs), signal);
  }
}

const LOST = {
  kind: 'lost',
  socket: undefined,
  source: 'poll',
  initial: false,
  traffic: undefined,
  count: undefined,
} as const;

function eventOf(
  { kind, socket }: SocketChange,
  facts: Pick<WatchEvent, 'sequence' | 'timeMs' | 'initial'>,
): WatchEvent {
  return { kind, socket, source: 'poll', traffic: socket.traffic, count: undefined, ...facts };
}
