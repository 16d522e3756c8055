import type { Gap } from '../model/gap.ts';
import type { SocketReader } from './socket-reader.ts';
import { USUAL_INTERVAL_MS, type Watch, type WatchOptions } from './watch.ts';

/**
 * A watch that compares looks. What it takes is loaded when somebody begins to read, so that a program that never
 * watches pays nothing for it.
 * @param openReader Called once for each iteration.
 */
export function createPollWatch(openReader: () => Promise<SocketReader>, options: WatchOptions): Watch {
  const { intervalMs = USUAL_INTERVAL_MS } = options;
  let gaps: readonly Gap[] = [];
  return {
    describe: () => ({ source: 'poll', misses: missedBy(intervalMs), gaps }),
    async *[Symbol.asyncIterator]() {
      const { pollEvents } = await import('./poll-events.ts');
      const reader = await openReader();
      const noting: SocketReader = {
        read() {
          const reading = reader.read();
          gaps = reading.gaps;
          return reading;
        },
      };
      yield* pollEvents(noting, options);
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
