import { type Clock, SYSTEM_CLOCK } from '../act/clock.ts';
import { diffSnapshots } from '../diff/diff-snapshots.ts';
import type { SocketChange, WatchEvent } from '../model/event.ts';
import type { Socket } from '../model/socket.ts';
import { ConnectionRemains, missedConnections } from './connection-remains.ts';
import { nextDelay } from './next-delay.ts';
import type { SocketReader, SocketReading } from './socket-reader.ts';
import { USUAL_INTERVAL_MS, type WatchOptions } from './watch.ts';

/** Looks again and again, and tells what is different. Never two looks at once, and none that nobody waits for. */
export async function* pollEvents(
  reader: SocketReader,
  { intervalMs = USUAL_INTERVAL_MS, sinceNow = false, onStart, signal }: WatchOptions,
  clock: Clock = SYSTEM_CLOCK,
): AsyncGenerator<WatchEvent, void, undefined> {
  let sequence = 0;
  let looks: Looks | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const startedMs = clock.nowMs();
    const reading = reader.read();
    const costMs = clock.nowMs() - startedMs;
    const begins = looks?.way !== reading.way;
    const facts = { timeMs: reading.takenAtMs, source: 'poll', initial: begins } as const;
    if (looks !== undefined && begins) yield { ...LOST, ...facts, sequence: ++sequence, initial: false };
    const first = looks === undefined;
    if (looks === undefined || begins) looks = new Looks(reading.way);
    const changes = looks.compare(reading);
    if (first) onStart?.();
    if (!first || !sinceNow) {
      for (const { kind, socket } of changes) {
        yield { kind, socket, traffic: socket.traffic, count: undefined, ...facts, sequence: ++sequence };
      }
    }
    await clock.sleep(nextDelay(intervalMs, costMs), signal);
  }
}

const LOST = { kind: 'lost', socket: undefined, traffic: undefined, count: undefined } as const;

/** Looks by one way of reading, each compared with the one before. */
class Looks {
  readonly way: string;
  private readonly remains = new ConnectionRemains();
  private known: readonly Socket[] = [];

  constructor(way: string) {
    this.way = way;
  }

  compare(reading: SocketReading): readonly SocketChange[] {
    const { living, fresh } = this.remains.separate(reading.sockets);
    const changes = diffSnapshots({ sockets: this.known }, { sockets: living });
    this.known = living;
    return [...changes, ...missedConnections(fresh, changes)];
  }
}
