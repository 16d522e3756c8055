import { PortholeError } from '../errors.ts';
import { createPollWatch } from '../watch/poll-watch.ts';
import type { Host } from './host.ts';
import type { LinuxOptions } from './linux/index.ts';
import type { MachineRecording, RecordOptions } from './recorded/record-machine.ts';

export interface OpenOptions {
  /** A recording to be read instead of the running machine: the path of its file. Any system can read it. */
  readonly from?: string | undefined;
  /** What only Linux offers. */
  readonly linux?: LinuxOptions | undefined;
}

/**
 * Opens the machine that this program runs on, or with `from` the one of a recording. Close it when it is no longer
 * needed (`await host.close()`).
 * @throws PortholeError `unsupported` on a system that porthole cannot read; `unavailable` for a recording that cannot
 * be read, `malformed-data` for a file that is none, or is damaged.
 */
export async function openHost(options: OpenOptions = {}): Promise<Host> {
  if (options.from !== undefined) {
    const { openRecording } = await import('./recorded/open-recording.ts');
    return openRecording(options.from);
  }
  needLinux();
  const [{ LinuxHost }, { LiveLinuxSource }] = await Promise.all([
    import('./linux/index.ts'),
    import('./linux/live-source.ts'),
  ]);
  const source = new LiveLinuxSource();
  return new LinuxHost(source, options.linux ?? {}, () => source.close(), {
    live: {
      async act() {
        const { createActions } = await import('./linux/act/linux-actions.ts');
        return createActions(source);
      },
      watch: (inputs, asked) =>
        createPollWatch(async () => {
          const { LinuxSocketReader } = await import('./linux/watch/linux-socket-reader.ts');
          return new LinuxSocketReader(inputs, asked);
        }, asked),
      async containers(engineSockets) {
        const { readContainers } = await import('./linux/containers/read-containers.ts');
        return readContainers(engineSockets);
      },
      async tryBind(requests) {
        const { tryBinds } = await import('./linux/act/trial-bind.ts');
        return tryBinds(requests);
      },
    },
  });
}

/**
 * Records the machine that this program runs on: all that is read for any question about it, so that `openHost({ from })`
 * gives the same answers later, elsewhere and to anybody.
 * @throws PortholeError `unsupported` on a system that porthole cannot read.
 */
export async function recordHost(options: RecordOptions): Promise<MachineRecording> {
  needLinux();
  const [{ recordLinux }, { LiveLinuxSource }] = await Promise.all([
    import('./recorded/record-machine.ts'),
    import('./linux/live-source.ts'),
  ]);
  const source = new LiveLinuxSource();
  try {
    return await recordLinux(source, options);
  } finally {
    source.close();
  }
}

function needLinux(): void {
  if (process.platform === 'linux') return;
  throw new PortholeError('unsupported', `this version cannot read ${process.platform}`, {
    hint: 'it reads Linux; Windows and macOS are on the way',
  });
}
