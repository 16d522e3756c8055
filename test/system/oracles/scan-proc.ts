import { readdirSync, readlinkSync } from 'node:fs';

/** Who holds which socket, by inode, pid and descriptors, ascending. */
export interface ProcScan {
  readonly holders: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;
  /** Pids of the processes that this user may not look into. Even root may not, where one has more rights than it. */
  readonly refused: ReadonlySet<number>;
}

/** A plain walk over the descriptors of every thread (proc(5) `/proc/PID/task/TID/fd`). */
export function scanProc(): ProcScan {
  const holders = new Map<string, Map<number, number[]>>();
  const refused = new Set<number>();
  for (const pid of numbersIn('/proc').map(Number)) {
    try {
      for (const [inode, fd] of socketsOf(pid)) {
        const byPid = holders.get(inode) ?? new Map<number, number[]>();
        const fds = new Set([...(byPid.get(pid) ?? []), fd]);
        holders.set(
          inode,
          byPid.set(
            pid,
            [...fds].sort((a, b) => a - b),
          ),
        );
      }
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.add(pid);
    }
  }
  return { holders, refused };
}

function* socketsOf(pid: number): Generator<[inode: string, fd: number]> {
  for (const tid of numbersIn(`/proc/${pid}/task`)) {
    const folder = `/proc/${pid}/task/${tid}/fd`;
    for (const fd of numbersIn(folder)) {
      const target = readUnlessGone(() => readlinkSync(`${folder}/${fd}`));
      const inode = /^socket:\[(\d+)\]$/.exec(target ?? '')?.[1];
      if (inode !== undefined) yield [inode, Number(fd)];
    }
  }
}

function numbersIn(folder: string): string[] {
  return (readUnlessGone(() => readdirSync(folder)) ?? []).filter((name) => /^\d+$/.test(name));
}

function readUnlessGone<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (isRefusal(error)) throw error;
    return undefined;
  }
}

function isRefusal(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EPERM';
}
