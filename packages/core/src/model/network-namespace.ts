/** A network namespace, with what it is known by. */
export interface NetworkNamespace {
  /** Its inode, as `Socket.namespace` has it. */
  readonly inode: string;
  /** The one that the reader is in. */
  readonly own: boolean;
  /** Its names by ip-netns(8), or other files that it is kept alive by. Hostile text. */
  readonly names: readonly string[];
  /** How many processes are in it, as far as that can be seen. */
  readonly processes: number;
  /** The process in it with the lowest pid; none where only a file keeps it. */
  readonly pid: number | undefined;
  /** The kernel's short name of that process. Hostile text. */
  readonly process: string | undefined;
  /** The container of that process: id or name. Hostile text. */
  readonly container: string | undefined;
  /** Its sockets could be read. */
  readonly readable: boolean;
}
