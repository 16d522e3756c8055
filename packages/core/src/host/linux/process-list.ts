import type { ProcessState } from '../../model/process-state.ts';
import type { ProcessSummary } from '../../model/process-summary.ts';
import { errnoCode, type Source } from '../source.ts';
import { livingThread } from './living-thread.ts';
import { readPageSize } from './page-size.ts';
import { decode, parseCmdline, parseStat, type StatFields } from './proc-pid-codec.ts';
import type { Users } from './users.ts';

type ListSource = Pick<Source, 'file' | 'smallFile' | 'fileOwner' | 'link' | 'folder'>;

export interface ListInputs {
  readonly source: ListSource;
  readonly users: Users;
  /** Wall-clock time of the boot. */
  readonly bootMs: number | undefined;
  /** Inode of the network namespace whose sockets are read. */
  readonly network: string | undefined;
}

/** Every process that `/proc` shows, in its order, by one read of each `stat` and `cmdline`. */
export function readProcessList(inputs: ListInputs): ProcessSummary[] {
  const reader = new ListReader(inputs);
  const found: ProcessSummary[] = [];
  for (const name of inputs.source.folder('/proc')) {
    if (name < '0' || name > ':') continue;
    const process = reader.read(Number(name));
    if (process !== undefined) found.push(process);
  }
  return found;
}

/** The letters of proc(5) `stat`. W and K were states of Linux before 4.14; none of them is left. */
const STATES: Readonly<Record<string, ProcessState>> = {
  R: 'running',
  S: 'sleeping',
  D: 'disk-sleep',
  T: 'stopped',
  t: 'tracing-stop',
  X: 'dead',
  x: 'dead',
  Z: 'zombie',
  P: 'parked',
  I: 'idle',
};

class ListReader {
  private readonly inputs: ListInputs;
  private readonly pageSize: number | undefined;
  /** Of the clock that starts are counted by. */
  private readonly uptimeMs: number | undefined;
  private readonly ownLink: string;

  constructor(inputs: ListInputs) {
    this.inputs = inputs;
    this.pageSize = readPageSize(inputs.source);
    this.uptimeMs = readUptime(inputs.source);
    this.ownLink = `net:[${inputs.network}]`;
  }

  /** `undefined`: there is no such process any more. */
  read(pid: number): ProcessSummary | undefined {
    try {
      return this.describe(pid, parseStat(this.inputs.source.smallFile(`/proc/${pid}/stat`)));
    } catch (error) {
      return isRefused(error) ? refused(pid) : undefined;
    }
  }

  private describe(pid: number, own: StatFields): ProcessSummary {
    const { source, users, bootMs } = this.inputs;
    const { startId, isKernelThread } = own;
    const folder = own.threads > 1 ? livingThread(source, pid, own.state) : `/proc/${pid}`;
    // The main thread of a process may end before the others, and then no longer tells of its memory and state.
    const stat = folder === `/proc/${pid}` ? own : parseStat(source.smallFile(`${folder}/stat`));
    const command = isKernelThread ? [] : this.command(folder);
    const uid = source.fileOwner(`/proc/${pid}`);
    return {
      pid,
      startId,
      startedAtMs: bootMs === undefined ? undefined : bootMs + startId,
      name: own.name,
      command,
      uid,
      user: users.nameOf(uid),
      parentPid: own.parentPid === 0 ? undefined : own.parentPid,
      state: STATES[stat.state],
      isKernelThread,
      threads: own.threads,
      cpuMs: own.cpuMs,
      ageMs: this.uptimeMs === undefined ? undefined : Math.max(0, this.uptimeMs - startId),
      residentBytes: this.pageSize === undefined ? undefined : stat.residentPages * this.pageSize,
      sharesNetwork: isKernelThread ? undefined : this.sharesNetwork(folder),
    };
  }

  private command(folder: string): readonly string[] | undefined {
    try {
      return parseCmdline(this.inputs.source.smallFile(`${folder}/cmdline`));
    } catch (error) {
      if (isRefused(error)) return undefined;
      throw error;
    }
  }

  /** The link is shown to those who may look into the process (ptrace(2), PTRACE_MODE_READ), as its descriptors are. */
  private sharesNetwork(folder: string): boolean | undefined {
    if (this.inputs.network === undefined) return undefined;
    try {
      return this.inputs.source.link(`${folder}/ns/net`) === this.ownLink;
    } catch {
      return undefined;
    }
  }
}

/** `12345.67 23456.78`: seconds since boot (proc_uptime(5)). */
function readUptime(source: Pick<Source, 'file'>): number | undefined {
  try {
    const seconds = Number.parseFloat(decode(source.file('/proc/uptime')));
    return Number.isFinite(seconds) ? seconds * 1000 : undefined;
  } catch {
    return undefined;
  }
}

function isRefused(error: unknown): boolean {
  const code = errnoCode(error);
  return code === 'EACCES' || code === 'EPERM';
}

function refused(pid: number): ProcessSummary {
  return {
    pid,
    startId: undefined,
    startedAtMs: undefined,
    name: undefined,
    command: undefined,
    uid: undefined,
    user: undefined,
    parentPid: undefined,
    state: undefined,
    isKernelThread: false,
    threads: undefined,
    cpuMs: undefined,
    ageMs: undefined,
    residentBytes: undefined,
    sharesNetwork: undefined,
  };
}
