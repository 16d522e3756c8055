import { createPollWatch } from '../../../watch/poll-watch.ts';
import type { Watch, WatchOptions } from '../../../watch/watch.ts';
import type { JoinInputs } from '../join.ts';

/** Watches the sockets of this network namespace by looking at them again and again. */
export function openLinuxWatch(inputs: JoinInputs, options: WatchOptions): Watch {
  return createPollWatch(async (clockMs) => {
    const { LinuxSocketReader } = await import('./linux-socket-reader.ts');
    return new LinuxSocketReader(inputs, options, clockMs);
  }, options);
}
