import type { Gap } from '../../model/gap.ts';
import type { Process, ProcessDetail } from '../../model/process.ts';
import { errnoCode, type Source } from '../source.ts';
import { livingThread } from './living-thread.ts';
import { decode, parseCgroup, parseStat, parseStatus, terminalName } from './proc-pid-codec.ts';

const NAMESPACES = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'user', 'uts'] as const;
const DELETED = ' (deleted)';

/** Adds to what a listing tells of a process what `/proc/PID` says beyond. */
export function readProcessDetail(
  source: Pick<Source, 'smallFile' | 'link' | 'folder'>,
  process: Process,
): { process: ProcessDetail; gaps: Gap[] } | undefined {
  const { pid, startId, startedAtMs, name, command, uid, user } = process;
  const stat = new DetailReader(source, pid, `/proc/${pid}`).read('stat', (bytes) => parseStat(bytes));
  if (stat === undefined || stat.startId !== startId) return undefined;
  let folder: string;
  try {
    folder = livingThread(source, pid, stat.state);
  } catch {
    return undefined; // ended, and its parent has taken note of it
  }
  const reader = new DetailReader(source, pid, folder);
  const executable = reader.link('exe', 'program file');
  const deleted = executable?.endsWith(DELETED);
  const namespaces = reader.namespaces();
  const status = reader.read('status', (bytes) => parseStatus(bytes));
  // Threads have a folder in /proc too, though it lists none of them.
  if (status !== undefined && status.processId !== pid) return undefined;
  const detail: ProcessDetail = {
    pid,
    startId,
    startedAtMs,
    name,
    command,
    uid,
    user,
    parentPid: stat.parentPid === 0 ? undefined : stat.parentPid,
    executable: deleted === true ? executable?.slice(0, -DELETED.length) : executable,
    executableDeleted: deleted,
    folder: reader.link('cwd', 'working folder'),
    cgroup: reader.read('cgroup', (bytes) => parseCgroup(bytes)),
    namespaces,
    residentBytes: status?.residentBytes,
    cpuMs: stat.cpuMs,
    terminal: terminalName(stat.terminalDevice),
    sessionPid: stat.sessionPid,
  };
  return { process: detail, gaps: reader.gaps() };
}

class DetailReader {
  readonly #source: Pick<Source, 'smallFile' | 'link'>;
  readonly #pid: number;
  readonly #folder: string;
  /** What could not be read, by why. */
  readonly #missing = new Map<'permission' | 'gone', string[]>();

  constructor(source: Pick<Source, 'smallFile' | 'link'>, pid: number, folder: string) {
    this.#source = source;
    this.#pid = pid;
    this.#folder = folder;
  }

  read<T>(name: string, parse: (bytes: Uint8Array) => T): T | undefined {
    try {
      return parse(this.#source.smallFile(`${this.#folder}/${name}`));
    } catch (error) {
      return this.#miss(name, error);
    }
  }

  /** A kernel thread has neither a program file nor a gap for it: its link says ENOENT. */
  link(name: string, what: string): string | undefined {
    try {
      return this.#source.link(`${this.#folder}/${name}`);
    } catch (error) {
      return errnoCode(error) === 'ENOENT' ? undefined : this.#miss(what, error);
    }
  }

  namespaces(): Record<string, string> | undefined {
    const found: Record<string, string> = {};
    for (const kind of NAMESPACES) {
      const target = this.link(`ns/${kind}`, 'namespaces');
      if (target === undefined) continue;
      const inode = /\[(\d+)\]$/.exec(target)?.[1];
      if (inode !== undefined) found[kind] = inode;
    }
    return Object.keys(found).length === 0 ? undefined : found;
  }

  gaps(): Gap[] {
    return [...this.#missing].map(([reason, names]) => ({
      what: 'process',
      reason,
      count: 1,
      detail: `process ${this.#pid}: ${[...new Set(names)].join(', ')} could not be read`,
      remedy: reason === 'permission' ? 'root' : 'again',
    }));
  }

  #miss(what: string, error: unknown): undefined {
    const code = errnoCode(error);
    const reason = code === 'EACCES' || code === 'EPERM' ? 'permission' : 'gone';
    this.#missing.set(reason, [...(this.#missing.get(reason) ?? []), what]);
    return undefined;
  }
}

/** Boot id (random(4)) and the wall-clock time of the boot, which proc_stat(5) gives in whole seconds. */
export function readBoot(source: Pick<Source, 'file'>): { bootId: string | undefined; bootMs: number | undefined } {
  const text = (path: string): string => {
    try {
      return decode(source.file(path));
    } catch {
      return ''; // a /proc without it: starts then have no wall-clock time
    }
  };
  const seconds = /^btime (\d{1,11})$/m.exec(text('/proc/stat'))?.[1];
  const bootId = text('/proc/sys/kernel/random/boot_id').trim();
  return {
    bootId: bootId === '' ? undefined : bootId,
    bootMs: seconds === undefined ? undefined : Number(seconds) * 1000,
  };
}
