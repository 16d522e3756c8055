/**
 * What an open descriptor leads to. `file` is whatever has a path of its own, a folder or a named pipe too; `memory` is a file without a name (memfd_create(2)); `event` is what one waits on
 * (epoll, eventfd, timerfd, signalfd, inotify, pidfd, io_uring); `other` is the rest that has no path.
 */
export const FILE_KINDS = ['file', 'terminal', 'device', 'pipe', 'socket', 'memory', 'event', 'other'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface OpenFile {
  readonly fd: number;
  readonly kind: FileKind;
  /** A path, or what the kernel calls it: `pipe:[1234]`, `eventpoll`. Hostile text. */
  readonly target: string;
  /** The file has no name any more, and lives as long as it is open. */
  readonly deleted: boolean;
  /** Of files, and where it could be read. */
  readonly access: 'read' | 'write' | 'read-write' | undefined;
  /** Where in the file it reads or writes next, in bytes. */
  readonly position: number | undefined;
}

/** What a process has open. */
export interface OpenFiles {
  readonly count: number;
  readonly kinds: Readonly<Record<FileKind, number>>;
  /** By descriptor. */
  readonly open: readonly OpenFile[];
}
