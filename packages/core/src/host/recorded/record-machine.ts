import type { Gap } from '../../model/gap.ts';
import type { RecordingReader } from '../../model/recording.ts';
import type { HostIdentity } from '../../model/snapshot.ts';
import { LinuxHost, type LinuxOptions } from '../linux/index.ts';
import type { LinuxSource } from '../linux/linux-source.ts';
import { sweep } from '../sweep.ts';
import { ReadingLog } from './recording-log.ts';
import { RecordingLinuxSource } from './recording-source.ts';

export interface RecordOptions {
  /** Who records, as whom the answers will speak. */
  readonly reader: RecordingReader;
  /** Keep the arguments of processes, which may hold secrets. Default: only the program's word of each. */
  readonly withArguments?: boolean | undefined;
  readonly linux?: LinuxOptions | undefined;
}

/** A machine written down. */
export interface MachineRecording {
  readonly takenAtMs: number;
  readonly host: HostIdentity;
  /** How many were seen. */
  readonly counts: { readonly sockets: number; readonly processes: number; readonly readings: number };
  /** What could not be seen, and so is in no answer that is read from the recording. */
  readonly gaps: readonly Gap[];
  /**
   * The recording (`porthole.recording/1`) in lines, each with its newline.
   * @throws PortholeError `unavailable` where it is too large.
   */
  lines(): Iterable<string>;
}

/** Asks a running Linux everything that there is to be asked, and writes down what was read for it. */
export async function recordLinux(
  live: LinuxSource,
  { reader, withArguments = false, linux = {} }: RecordOptions,
): Promise<MachineRecording> {
  const log = new ReadingLog();
  const source = new RecordingLinuxSource(live, log, { withArguments });
  const { snapshot, processes } = await sweep(new LinuxHost(source, linux, () => undefined));
  const { takenAtMs, host, sockets, gaps } = snapshot;
  const header = { facts: { takenAtMs, reader, redacted: !withArguments }, host, owners: linux.owners };
  return {
    takenAtMs,
    host,
    counts: { sockets: sockets.length, processes: processes.length, readings: log.count },
    gaps,
    lines: () => log.lines(header),
  };
}
