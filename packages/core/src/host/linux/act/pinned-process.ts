import { closeSync, constants, openSync } from 'node:fs';
import { errnoCode } from '../../source.ts';
import { type Calls, systemError } from '../syscalls.ts';

/** A pid held fast: what is done through it reaches the process that had the pid when it was pinned, or nobody. */
export interface PinnedProcess {
  /** The folder of `/proc` that tells of this process. */
  readonly folder: string;
  readonly by: 'pidfd' | 'check';
  /** @throws the system's error, `ESRCH` where it has ended. */
  send(signalNumber: number): void;
  release(): void;
}

/**
 * Pins by pidfd_open(2), else by an open folder of `/proc`.
 * @throws the system's error, `ESRCH` or `ENOENT` where there is no such process.
 */
export function pinProcess(pid: number, calls: Calls | undefined): PinnedProcess {
  return (calls && pinByPidfd(pid, calls)) ?? pinByFolder(pid);
}

function pinByPidfd(pid: number, calls: Calls): PinnedProcess | undefined {
  const fd = calls.attempt('pidfd_open', pid, 0, 0, 0, 0);
  if (fd < 0) {
    const error = systemError('pidfd_open', calls.native.errno());
    // Older than Linux 5.3, or a sandbox that filters calls it does not know (EPERM).
    if (error.code === 'ENOSYS' || error.code === 'EPERM') return undefined;
    // Also the number of a thread that is no process (EINVAL, ENOENT).
    throw error;
  }
  return {
    folder: `/proc/${pid}`,
    by: 'pidfd',
    send: (signalNumber) => {
      calls.call('pidfd_send_signal', fd, signalNumber, 0, 0, 0);
    },
    release: () => {
      calls.attempt('close', fd, 0, 0, 0, 0);
    },
  };
}

/**
 * Through an open folder of `/proc` one reads of the process that it was opened for, and `ESRCH` once that has ended,
 * whoever has the pid then. The signal itself still goes by number, so `send` looks first.
 */
function pinByFolder(pid: number): PinnedProcess {
  const fd = openSync(`/proc/${pid}`, constants.O_RDONLY | constants.O_DIRECTORY);
  const folder = `/proc/self/fd/${fd}`;
  return {
    folder,
    by: 'check',
    send(signalNumber) {
      closeSync(openSync(`${folder}/stat`, constants.O_RDONLY));
      process.kill(pid, signalNumber);
    },
    release: () => closeSync(fd),
  };
}

/** Is it one of the errors that mean "there is no such process"? */
export function isAbsence(error: unknown): boolean {
  const code = errnoCode(error);
  return code === 'ESRCH' || code === 'ENOENT' || code === 'EINVAL';
}
