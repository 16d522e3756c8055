/**
 * Who has which socket, by `/proc/PID/fd` through raw system calls: openat, getdents64, readlinkat on buffers, with no
 * string made on the way. A link reads `socket:[91234]` (proc_pid_fd(5)). Twice as fast as Node's `fs`.
 *
 * Threads share their process's descriptor table unless they asked for one of their own (CLONE_FILES unset, or
 * unshare(2)); kcmp(2) tells, and such a table is walked too.
 */
import type { DescriptorWalk } from './linux-source.ts';
import { RecordList } from './record-list.ts';
import type { Calls } from './syscalls.ts';

const AT_FDCWD = -100;
const O_RDONLY_DIRECTORY_CLOEXEC = 0o200000 | 0o2000000;
const KCMP_FILES = 2;
/** STATX_NLINK and STATX_UID (linux/stat.h), and where struct statx has them. */
const STATX_NLINK_AND_UID = 4 | 8;
const STATX_NLINK_OFFSET = 16;
const STATX_UID_OFFSET = 20;
const EACCES = 13;
const EPERM = 1;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
/** struct linux_dirent64: ino u64, off u64, reclen u16, type u8, name. */
const RECLEN = 16;
const NAME = 19;
const SOCKET_COLON = Buffer.from('socket:[');

export function walkDescriptorsByFfi(calls: Calls): DescriptorWalk {
  return new Walker(calls).walk();
}

class Walker {
  readonly #calls: Calls;
  readonly #records = new RecordList();
  readonly #uids = new Map<number, number>();
  readonly #pids = Buffer.allocUnsafeSlow(1 << 16);
  readonly #names = Buffer.allocUnsafeSlow(1 << 17);
  readonly #link = Buffer.allocUnsafeSlow(64);
  readonly #path = Buffer.alloc(64);
  readonly #statx = Buffer.alloc(256);
  readonly #address: { pids: number; names: number; link: number; path: number; statx: number };
  #denied = 0;
  #gone = 0;
  #unsureThreads = 0;
  #proc = -1;

  constructor(calls: Calls) {
    this.#calls = calls;
    const { native } = calls;
    this.#address = {
      pids: native.address(this.#pids),
      names: native.address(this.#names),
      link: native.address(this.#link),
      path: native.address(this.#path),
      statx: native.address(this.#statx),
    };
  }

  walk(): DescriptorWalk {
    this.#proc = this.#open(AT_FDCWD, '/proc');
    if (this.#proc < 0) throw Object.assign(new Error('cannot open /proc'), { code: 'EACCES' });
    try {
      this.#eachNumber(this.#proc, this.#pids, this.#address.pids, (pid) => this.#walkProcess(pid));
    } finally {
      this.#close(this.#proc);
    }
    return {
      records: this.#records.words(),
      uids: this.#uids,
      denied: this.#denied,
      gone: this.#gone,
      unsureThreads: this.#unsureThreads,
    };
  }

  #walkProcess(pid: number): void {
    const fd = this.#open(this.#proc, `${pid}/fd`);
    if (fd < 0) {
      if (isRefusal(this.#calls.native.errno())) this.#denied++;
      else this.#gone++;
      return;
    }
    const allowed = this.#readLinks(fd, pid);
    this.#close(fd);
    if (!allowed) {
      this.#denied++;
      return;
    }
    if (this.#threadCount(pid) > 1) this.#walkThreads(pid);
  }

  /**
   * `/proc/PID/task` has one more link for each thread, which saves reading the folder of most processes. It belongs to
   * the process's effective user, which is kept for who describes the process.
   */
  #threadCount(pid: number): number {
    this.#setPath(`${pid}/task`);
    const { path, statx } = this.#address;
    const result = this.#calls.attempt('statx', this.#proc, path, 0, STATX_NLINK_AND_UID, statx);
    if (result < 0) return 1;
    this.#uids.set(pid, this.#statx.readUInt32LE(STATX_UID_OFFSET));
    return this.#statx.readUInt32LE(STATX_NLINK_OFFSET) - 2;
  }

  #walkThreads(pid: number): void {
    const folder = this.#open(this.#proc, `${pid}/task`);
    if (folder < 0) return;
    const threads: number[] = [];
    this.#eachNumber(folder, this.#names, this.#address.names, (tid) => threads.push(tid));
    this.#close(folder);
    const tables = [pid];
    for (const tid of threads) {
      if (tid === pid) continue;
      const known = this.#findTable(tables, tid);
      if (known === 'unsure') {
        this.#unsureThreads++;
        return;
      }
      if (known === 'same') continue;
      const fd = this.#open(this.#proc, `${pid}/task/${tid}/fd`);
      if (fd < 0) continue; // the thread has ended
      this.#readLinks(fd, pid);
      this.#close(fd);
      tables.push(tid);
    }
  }

  #findTable(tables: readonly number[], tid: number): 'same' | 'other' | 'unsure' {
    for (const table of tables) {
      const order = this.#calls.attempt('kcmp', table, tid, KCMP_FILES, 0, 0);
      if (order === 0) return 'same';
      if (order < 0) return this.#calls.native.errno() === 3 /* ESRCH: it has ended */ ? 'same' : 'unsure';
    }
    return 'other';
  }

  /** False: the descriptors may be counted but not looked at, as of a process with more rights than this one. */
  #readLinks(fd: number, pid: number): boolean {
    const { native, numbers } = this.#calls;
    const { getdents64, readlinkat } = numbers;
    const names = this.#names;
    const link = this.#link;
    const { names: namesAt, link: linkAt } = this.#address;
    for (let filled: number; (filled = native.syscall(getdents64, fd, namesAt, names.length, 0, 0)) > 0; ) {
      for (let at = 0; at < filled; at += (names[at + RECLEN] as number) | ((names[at + RECLEN + 1] as number) << 8)) {
        if (names[at + NAME] === DOT) continue;
        const length = native.syscall(readlinkat, fd, namesAt + at + NAME, linkAt, 64, 0);
        if (length < 0 && isRefusal(native.errno())) return false;
        // `s` and `[` are enough: no other kind of link has them at these places.
        if (length < 10 || link[0] !== SOCKET_COLON[0] || link[7] !== SOCKET_COLON[7]) continue;
        this.#records.push(pid, parseDigits(names, at + NAME), parseDigits(link, 8));
      }
    }
    return true;
  }

  #eachNumber(fd: number, buffer: Buffer, address: number, visit: (value: number) => void): void {
    for (let filled: number; (filled = this.#calls.attempt('getdents64', fd, address, buffer.length, 0, 0)) > 0; ) {
      for (let at = 0; at < filled; at += buffer.readUInt16LE(at + RECLEN)) {
        const first = buffer[at + NAME] as number;
        if (first >= ZERO && first <= NINE) visit(parseDigits(buffer, at + NAME));
      }
    }
  }

  #setPath(path: string): void {
    this.#path[this.#path.write(path, 'latin1')] = 0;
  }

  #open(folder: number, path: string): number {
    this.#setPath(path);
    return this.#calls.attempt('openat', folder, this.#address.path, O_RDONLY_DIRECTORY_CLOEXEC, 0, 0);
  }

  #close(fd: number): void {
    this.#calls.attempt('close', fd, 0, 0, 0, 0);
  }
}

function isRefusal(errno: number): boolean {
  return errno === EACCES || errno === EPERM;
}

function parseDigits(bytes: Buffer, start: number): number {
  let value = 0;
  for (let at = start; ; at++) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > NINE) return value;
    value = value * 10 + byte - ZERO;
  }
}
