/**
 * What a process does right now, as the kernel calls it (proc(5) `status`; `task_state_array` of fs/proc/array.c).
 * `disk-sleep` cannot be interrupted, `idle` is a kernel thread without work, `zombie` has ended and its parent has not
 * asked how.
 */
export const PROCESS_STATES = [
  'running',
  'sleeping',
  'disk-sleep',
  'stopped',
  'tracing-stop',
  'dead',
  'zombie',
  'parked',
  'idle',
] as const;

export type ProcessState = (typeof PROCESS_STATES)[number];
