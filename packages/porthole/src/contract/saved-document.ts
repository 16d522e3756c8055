import type { MachineRecording } from '@porthole/core';
import { jsonValue } from './json-text.ts';
import { timestamp } from './timestamp.ts';

/** A recording that is in its file now. */
export interface SavedRecording {
  readonly file: string;
  /** Length of the file. */
  readonly bytes: number;
  readonly withArguments: boolean;
  readonly recording: Pick<MachineRecording, 'takenAtMs' | 'host' | 'counts'>;
}

/** `porthole.saved/1`: one document, on one line, without a newline at its end. */
export function savedDocument({ file, bytes, withArguments, recording }: SavedRecording): string {
  const { takenAtMs, host, counts } = recording;
  return jsonValue({
    schema: 'porthole.saved/1',
    takenAt: timestamp(takenAtMs),
    host,
    file,
    bytes,
    arguments: withArguments ? 'included' : 'redacted',
    sockets: counts.sockets,
    processes: counts.processes,
    readings: counts.readings,
  });
}
