/** What `/proc/PID/fd/N` points at, and the lines of `/proc/PID/fdinfo/N` (proc_pid_fdinfo(5)). */
import type { FileKind, OpenFile } from '../../../model/open-files.ts';
import { decode } from '../proc-pid-codec.ts';

const DELETED = ' (deleted)';
const ANONYMOUS = /^anon_inode:\[?([^\]]*)\]?$/;
const EVENTS = /^(event(poll|fd)|timerfd|signalfd|inotify|fanotify|pidfd|io_uring|userfaultfd)/;

/** `pipe:[4711]`, `socket:[4711]`, `anon_inode:[eventpoll]`, `/memfd:name (deleted)`, or a path. */
export function describeTarget(target: string): Pick<OpenFile, 'kind' | 'target' | 'deleted'> {
  const anonymous = ANONYMOUS.exec(target)?.[1];
  if (anonymous !== undefined)
    return { kind: EVENTS.test(anonymous) ? 'event' : 'other', target: anonymous, deleted: false };
  if (target.startsWith('/memfd:')) {
    return { kind: 'memory', target: withoutMark(target).slice('/memfd:'.length), deleted: false };
  }
  if (!target.startsWith('/')) return { kind: kindOfName(target), target, deleted: false };
  return { kind: kindOfPath(target), target: withoutMark(target), deleted: target.endsWith(DELETED) };
}

function kindOfName(target: string): FileKind {
  if (target.startsWith('pipe:')) return 'pipe';
  if (target.startsWith('socket:')) return 'socket';
  return target.startsWith('pidfd:') ? 'event' : 'other';
}

function kindOfPath(path: string): FileKind {
  if (/^\/dev\/(pts\/|tty|console$|ptmx$)/.test(path)) return 'terminal';
  // Shared memory and the queues of mqueue are files below /dev.
  return path.startsWith('/dev/') && !/^\/dev\/(shm|mqueue|hugepages)\//.test(path) ? 'device' : 'file';
}

function withoutMark(target: string): string {
  return target.endsWith(DELETED) ? target.slice(0, -DELETED.length) : target;
}

/** `pos:\t1024` and `flags:\t0100002` (octal); the lowest two bits are how it was opened (open(2)). */
export function parseDescriptorInfo(bytes: Uint8Array): Pick<OpenFile, 'access' | 'position'> {
  const text = decode(bytes);
  const position = /^pos:\s*(\d+)$/m.exec(text)?.[1];
  const flags = /^flags:\s*([0-7]+)$/m.exec(text)?.[1];
  const access =
    flags === undefined ? undefined : (['read', 'write', 'read-write'] as const)[Number.parseInt(flags, 8) & 3];
  return { access, position: position === undefined ? undefined : Number(position) };
}
