/** The way into a network namespace. */
export interface NetworkDoor {
  /** A file that stands for it: `/proc/PID/ns/net`, or one that ip-netns(8) made. */
  readonly path: string;
  /** The inode that must be behind the path: a pid may belong to another process by now. */
  readonly inode: string;
  /** A process in it, whose `/proc/PID/net` tells of it too. */
  readonly pid: number | undefined;
}
