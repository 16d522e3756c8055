import type { Gap } from '../../model/gap.ts';
import { errnoCode } from '../source.ts';
import type { LinuxSource } from './linux-source.ts';
import { type DumpFrames, decodeDump } from './netlink-codec.ts';
import { systemError } from './syscalls.ts';

/** A dump that something changed under is asked for again, this often at most. */
const MOST_TRIES = 5;

export const INCONSISTENT: Gap = {
  what: 'socket',
  reason: 'inconsistent',
  count: undefined,
  detail: `sockets came and went under each of ${MOST_TRIES} looks: some may be missing`,
  remedy: 'again',
};

/**
 * The reply to one sock_diag request. netlink(7): NLM_F_DUMP_INTR marks an inconsistent dump, ENOBUFS one that lost
 * messages. Both are asked for again; one that never came out consistent is `interrupted`.
 * @throws The system's error with its `code`, or PortholeError `malformed-data`.
 */
export function dumpUntilConsistent(
  source: Pick<LinuxSource, 'sockDiag'>,
  message: Uint8Array,
  payloadBytes: number,
): DumpFrames {
  for (let tries = 1; ; tries++) {
    const last = tries === MOST_TRIES;
    try {
      const frames = decodeDump(source.sockDiag(message), payloadBytes);
      if (frames.errno !== 0) throw systemError('sock_diag', frames.errno);
      if (!frames.interrupted || last) return frames;
    } catch (error) {
      if (errnoCode(error) !== 'ENOBUFS' || last) throw error;
    }
  }
}
