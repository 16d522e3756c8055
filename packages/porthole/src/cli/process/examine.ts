import {
  type AnatomyReading,
  type Gap,
  type Host,
  interpretedBy,
  joinEnds,
  type ProcessAnatomy,
  type ProcessOptions,
  type Snapshot,
  whyRunning,
} from '@porthole/core';
import type { AnatomyAnswer, PeerOf } from '../../contract/index.ts';
import { identityOf } from '../read-identity.ts';
import { blindGaps } from '../who/blind-gaps.ts';
import { findProcessSockets, type ProcessSockets } from '../who/process-sockets.ts';
import { findUnixSockets } from './find-unix-sockets.ts';

/** What is told of one process to programs, and what people are told besides. */
export interface Examined extends AnatomyAnswer {
  readonly sockets: ProcessSockets;
  /** How many of its sockets are of no kind that is known here, or in another network namespace. */
  readonly foreign: number;
  readonly snapshot: Snapshot;
  readonly peerOf: PeerOf;
}

/** Reads all there is to tell of a process; `undefined` if there is none, or it ended meanwhile. */
export async function examine(host: Host, pid: number, options: ProcessOptions): Promise<Examined | undefined> {
  const reading = await host.process({ pid }, options);
  if (reading === undefined) return undefined;
  const anatomy = reading.process;
  const snapshot = await host.snapshot();
  const [, ...parents] = await host.ancestry(anatomy);
  const sockets = findProcessSockets(anatomy, snapshot, await host.mayLookInto(pid));
  // What was read since may be of another process with the same number.
  if (isAnother(anatomy, sockets)) return undefined;
  const unix = await findUnixSockets(host, anatomy, sockets, snapshot);
  const { what, project } = await identityOf(host, anatomy, anatomy);
  return {
    anatomy,
    interpreted: interpretedBy(anatomy),
    what,
    project,
    why: whyRunning([anatomy, ...parents]),
    parents,
    sockets,
    unixSockets: unix.unixSockets,
    foreign: unix.foreign,
    snapshot,
    peerOf: joinEnds(snapshot.sockets),
    gaps: [...gapsOf(reading, snapshot, sockets), ...unix.gaps],
  };
}

function isAnother({ pid, startId }: ProcessAnatomy, { listeners, connections }: ProcessSockets): boolean {
  return [...listeners, ...connections].some(({ owner }) => {
    const holder = owner.kind === 'process' ? owner.holders.find((each) => each.pid === pid) : undefined;
    return holder !== undefined && holder.startId !== startId;
  });
}

/** Owners that are hidden are those of others, unless the process itself may not be looked into. */
function gapsOf({ gaps }: AnatomyReading, snapshot: Snapshot, sockets: ProcessSockets): Gap[] {
  const read = snapshot.gaps.filter((gap) => gap.what === 'socket' || gap.reason === 'no-ffi');
  return [...gaps, ...blindGaps([sockets]), ...read];
}
