import type { Clock } from '../act/clock.ts';
import type { Gap } from '../model/gap.ts';
import type { SocketReader } from './socket-reader.ts';
import { USUAL_INTERVAL_MS, type Watch, type WatchOptions } from './watch.ts';

/**
 * A watch that compares looks. What it needs is loaded when somebody begins to read.
 * @param openReader Called once for each iteration.
 */
export function createPollWatch(
  openReader: (clockMs: () => number) => Promise<SocketReader>,
  options: WatchOptions,
  clock?: Clock,
): Watch {
  const { intervalMs = USUAL_INTERVAL_MS } = options;
  let gaps: readonly Gap[] = [];
  return {
    describe: () => ({ source: 'poll', misses: missedBy(intervalMs), gaps }),
    async *[Symbol.asyncIterator]() {
      const [{ pollEvents }, { SYSTEM_CLOCK }] = await Promise.all([
        import('./poll-events.ts'),
        import('../act/clock.ts'),
      ]);
      const time = clock ?? SYSTEM_CLOCK;
      const reader = await openReader(() => time.nowMs());
      const noting: SocketReader = {
        read() {
          const reading = reader.read();
          gaps = reading.gaps;
          return reading;
        },
      };
      yield* pollEvents(noting, options, time);
    },
  };
}

function missedBy(intervalMs: number): string {
  return (
    `Sockets are looked at every ${intervalMs / 1000} s. What is opened and closed in between is missed, or, ` +
    'where the kernel keeps a record of a closed connection, told without its process; the bytes of a closed ' +
    'connection are those of the last look.'
  );
}
