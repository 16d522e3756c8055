/** Something that ends the growth of the number of tasks. A task is a thread; a process has at least one. */
export interface TaskBound {
  /**
   * `pid-max`: numbers to give out (proc_sys_kernel(5)). `threads-max`: room for their kernel side. `cgroup`:
   * `pids.max` of a control group. `user`: RLIMIT_NPROC of this user (getrlimit(2)), which does not bind root.
   */
  readonly kind: 'pid-max' | 'threads-max' | 'cgroup' | 'user';
  /** Path of the control group. */
  readonly path: string | undefined;
  readonly limit: number;
  /** How many tasks count against it now. */
  readonly used: number;
}

/** What a machine has for processes, and what bounds them. `undefined` means "could not be read". */
export interface MachineBounds {
  /** Processors that are switched on. */
  readonly processors: number | undefined;
  /** How many of them a control group lets this user's processes use at once (`cpu.max`); a fraction where it says so. */
  readonly processorsAllowed: number | undefined;
  /** Tasks that run or wait to run, on average over 1, 5 and 15 minutes (proc_loadavg(5)). */
  readonly load: readonly [number, number, number] | undefined;
  readonly memory: MemoryRoom | undefined;
  /** All threads of the machine, those outside of this pid namespace included. */
  readonly tasks: number | undefined;
  /** Every bound that was found, the one with the least room first. */
  readonly taskBounds: readonly TaskBound[];
}

export interface MemoryRoom {
  readonly totalBytes: number;
  /** What new work could get without swapping (`MemAvailable` of proc_meminfo(5)). */
  readonly availableBytes: number;
  /** The tightest: the machine itself, or a control group (`memory.max`). */
  readonly boundBy: 'machine' | 'cgroup';
}
