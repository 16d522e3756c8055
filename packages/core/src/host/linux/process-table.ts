import type { Process } from '../../model/process.ts';
import type { Source } from '../source.ts';
import { decodeTask, indexTasks } from './bpf/record-codec.ts';
import { decode, parseCmdline, parseStat } from './proc-pid-codec.ts';
import type { Users } from './users.ts';

/**
 * The processes of one snapshot, each read once and only when asked for: from a pass of the task iterator where there
 * was one, else from `/proc/PID`.
 */
export class ProcessTable {
  private readonly source: Pick<Source, 'smallFile' | 'fileOwner'>;
  private readonly users: Users;
  private readonly bootMs: number | undefined;
  private readonly tasks: Uint8Array;
  private readonly taskOffsets: ReadonlyMap<number, number>;
  private readonly known = new Map<number, Process | null>();
  private readonly parents = new Map<number, number | undefined>();

  constructor(
    source: Pick<Source, 'smallFile' | 'fileOwner'>,
    users: Users,
    bootMs: number | undefined,
    tasks?: Uint8Array,
  ) {
    this.source = source;
    this.users = users;
    this.bootMs = bootMs;
    this.tasks = tasks ?? new Uint8Array(0);
    this.taskOffsets = indexTasks(this.tasks);
  }

  /** `undefined`: there is no such process (any more). */
  get(pid: number): Process | undefined {
    let process = this.known.get(pid);
    if (process === undefined) this.known.set(pid, (process = this.fromTask(pid) ?? this.fromProc(pid) ?? null));
    return process ?? undefined;
  }

  parentOf(pid: number): number | undefined {
    if (!this.parents.has(pid)) this.parents.set(pid, this.readParent(pid));
    return this.parents.get(pid);
  }

  private fromTask(pid: number): Process | undefined {
    const at = this.taskOffsets.get(pid);
    if (at === undefined) return undefined;
    const task = decodeTask(this.tasks, at);
    const bytes = task.command ?? this.tryFile(`/proc/${pid}/cmdline`);
    return this.describe(pid, task.startId, decode(task.name), task.uid, bytes && parseCmdline(bytes));
  }

  private fromProc(pid: number): Process | undefined {
    const stat = this.tryFile(`/proc/${pid}/stat`);
    if (stat === undefined) return undefined;
    const { name, startId, parentPid } = parseStat(stat);
    this.parents.set(pid, parentPid);
    const command = this.tryFile(`/proc/${pid}/cmdline`);
    return this.describe(pid, startId, name, this.tryOwner(`/proc/${pid}`), command && parseCmdline(command));
  }

  private describe(
    pid: number,
    startId: number,
    name: string,
    uid: number | undefined,
    command: readonly string[] | undefined,
  ): Process {
    const startedAtMs = this.bootMs === undefined ? undefined : this.bootMs + startId;
    const user = uid === undefined ? undefined : this.users.nameOf(uid);
    return { pid, startId, startedAtMs, name, command, uid, user };
  }

  private readParent(pid: number): number | undefined {
    const stat = this.tryFile(`/proc/${pid}/stat`);
    return stat === undefined ? undefined : parseStat(stat).parentPid;
  }

  /** The folder of a process belongs to its effective user, whatever the process made of its being dumpable. */
  private tryOwner(path: string): number | undefined {
    try {
      return this.source.fileOwner(path);
    } catch {
      return undefined; // ended since
    }
  }

  private tryFile(path: string): Uint8Array | undefined {
    try {
      return this.source.smallFile(path);
    } catch {
      return undefined; // ended since, or not for this user: the caller tells which
    }
  }
}
