/** Whom to end, and whom to spare. */
export interface KillOptions {
  /** The users whose processes may be ended; left out: the effective user. */
  readonly uids?: readonly number[] | undefined;
  /** Only processes of this user. */
  readonly mine?: number | undefined;
  /** Only processes whose working folder is this one or below it: an absolute path without symbolic links. */
  readonly folder?: string | undefined;
  /** Also what is otherwise spared, if the target is a process named by its pid; and SIGKILL without asking. */
  readonly force?: boolean | undefined;
  /** UNIX sockets of container engines to ask; left out: the usual ones. */
  readonly engineSockets?: readonly string[] | undefined;
  /** How long to wait for an end after SIGTERM. Default: 5 seconds. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export const DEFAULT_TIMEOUT_MS = 5000;
/** How long those get that end with the one that started them, before they are asked themselves. */
export const FOLLOW_MS = 1000;
/** The same once that one has ended. */
export const MOMENT_MS = 200;
/** SIGKILL leaves no choice; what takes longer is stuck in the kernel. */
export const KILL_WAIT_MS = 2000;
/** How long the ports are watched once they are free. What starts services again mostly does so within a second. */
export const WATCH_MS = 1000;
/** The same where something is known that may do so. */
export const LONG_WATCH_MS = 2000;
