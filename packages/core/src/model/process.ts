/**
 * Who a process is. A pid alone is reused by the system; with the start it is unique until the next boot.
 */
export interface ProcessRef {
  readonly pid: number;
  /**
   * When the process began, as the system's own clock that never jumps tells it: compare it, never show it.
   * Linux: milliseconds since boot, in steps of 10 (proc(5) `stat`, field 22). `undefined`: it ended before this was read.
   */
  readonly startId: number | undefined;
}

/** What a listing tells of a process. `undefined` means "could not be read", and a gap says why. */
export interface Process extends ProcessRef {
  /** Wall-clock time of the start in milliseconds since 1970. */
  readonly startedAtMs: number | undefined;
  /** The kernel's short name (Linux: 15 bytes, chosen by the process itself, so hostile). */
  readonly name: string | undefined;
  /** The arguments as the process shows them now (it may rewrite them, so hostile). Empty for a kernel thread. */
  readonly command: readonly string[] | undefined;
  /** Effective user id. */
  readonly uid: number | undefined;
  /** Its name in the system's user table. */
  readonly user: string | undefined;
}

/** What `who` tells of one process. */
export interface ProcessDetail extends Process {
  readonly parentPid: number | undefined;
  /** Path of the program file. */
  readonly executable: string | undefined;
  /** The program file was deleted or replaced after the start. */
  readonly executableDeleted: boolean | undefined;
  /** Working folder. */
  readonly folder: string | undefined;
  /** Path of its control group (cgroup v2 line of proc(5) `cgroup`, else the one of the systemd or first hierarchy). */
  readonly cgroup: string | undefined;
  /** Namespace kind to its inode, as in `{ net: '4026531840' }`. */
  readonly namespaces: Readonly<Record<string, string>> | undefined;
  /** Resident memory in bytes. */
  readonly residentBytes: number | undefined;
  /** CPU time used since the start, in milliseconds. */
  readonly cpuMs: number | undefined;
  /** Is it attached to a terminal, and which (`pts/3`)? */
  readonly terminal: string | undefined;
  /** The leader of its session. */
  readonly sessionPid: number | undefined;
}

export function isSameProcess(a: ProcessRef, b: ProcessRef): boolean {
  return a.pid === b.pid && a.startId !== undefined && a.startId === b.startId;
}
