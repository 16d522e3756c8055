import { PortholeError } from '../../errors.ts';
import type { Host } from '../host.ts';
import { LinuxHost } from '../linux/index.ts';
import type { OwnersWay } from '../linux/linux-source.ts';
import { LinuxReadings } from './linux-readings.ts';
import type { Recording } from './parse-recording.ts';
import { readRecording } from './read-recording.ts';
import { ReplayLinuxSource } from './replay-source.ts';

const WAYS: readonly OwnersWay[] = ['bpf', 'ffi', 'fs'];

/**
 * The machine that a file was recorded on, on whatever system this is.
 * @throws PortholeError `unavailable` for a file that cannot be read, `malformed-data` for one that is no recording.
 */
export function openRecording(path: string): Host {
  return replay(readRecording(path), path);
}

export function replay({ header, readings }: Recording, name: string): Host {
  const { facts, host } = header;
  if (host.os !== 'linux') {
    throw new PortholeError('unsupported', `this version cannot replay a recording of ${host.os}`);
  }
  const source = new ReplayLinuxSource(new LinuxReadings(readings, name));
  const owners = WAYS.find((way) => way === header.owners);
  return new LinuxHost(source, { owners }, () => undefined, { recording: facts });
}
