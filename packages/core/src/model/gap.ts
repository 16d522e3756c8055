/** What could not be seen. */
export type GapWhat =
  /** Sockets of a kind that this way of reading does not give. */
  | 'socket'
  /** Who holds a socket. */
  | 'owner'
  /** Whether there are more holders than those named. */
  | 'holder'
  /** Something about a process: its arguments, folder, user ... */
  | 'process'
  /** A field of sockets, such as cookie, queue or interface. */
  | 'field';

/** Why it could not be seen. */
export type GapReason =
  /** The system refuses it to this user. */
  | 'permission'
  /** It lives in a namespace that cannot be looked into from here. */
  | 'namespace'
  /** It ended while it was read. */
  | 'gone'
  /** Everything allowed was looked at and it was not there. */
  | 'unseen'
  /** The kernel is too old, or has it switched off. */
  | 'unsupported'
  /** The foreign function interface (koffi) is not there, so a poorer way was taken. */
  | 'no-ffi'
  /** It changed so fast that no consistent answer was had. */
  | 'inconsistent';

/** An honest hole in an answer: never an empty list for "could not look". */
export interface Gap {
  readonly what: GapWhat;
  readonly reason: GapReason;
  /** How many were not seen; not known where even that cannot be told. */
  readonly count: number | undefined;
  /** One sentence: what is missing. */
  readonly detail: string;
  /** What would show it: `root` stands for "the same command with more rights", which only the program itself can spell. */
  readonly remedy: 'root' | 'install-koffi' | 'newer-kernel' | 'again' | undefined;
}
