import type { Process } from '../../model/process.ts';
import { errnoCode, type Source } from '../source.ts';
import { decodeTask, indexTasks } from './bpf/record-codec.ts';
import { livingThread } from './living-thread.ts';
import { decode, parseCmdline, parseStat } from './proc-pid-codec.ts';
import type { Users } from './users.ts';

/**
 * The processes of one snapshot, each read once and only when asked for: from a pass of the task iterator where there
 * was one, else from `/proc/PID`.
 */
export class ProcessTable {
  private readonly source: Pick<Source, 'smallFile' | 'fileOwner' | 'folder'>;
  private readonly users: Users;
  private readonly bootMs: number | undefined;
  private readonly tasks: Uint8Array;
  private readonly taskOffsets: ReadonlyMap<number, number>;
  /** Effective users that are known already. */
  uids: ReadonlyMap<number, number> | undefined;
  private readonly known = new Map<number, Process | null>();
  private readonly parents = new Map<number, number | undefined>();

  constructor(
    source: Pick<Source, 'smallFile' | 'fileOwner' | 'folder'>,
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
    return this.ifThere(() => {
      const command = task.command ?? this.ifAllowed(`/proc/${pid}/cmdline`);
      return this.describe(pid, task.startId, decode(task.name), task.uid, command && parseCmdline(command));
    });
  }

  private fromProc(pid: number): Process | undefined {
    return this.ifThere(() => {
      const { name, state, startId, parentPid } = parseStat(this.source.smallFile(`/proc/${pid}/stat`));
      this.parents.set(pid, parentPid);
      const command = this.ifAllowed(`${livingThread(this.source, pid, state)}/cmdline`);
      // The folder of a process belongs to its effective user, whatever it made of its being dumpable.
      const uid = this.uids?.get(pid) ?? this.source.fileOwner(`/proc/${pid}`);
      return this.describe(pid, startId, name, uid, command && parseCmdline(command));
    });
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
    // Nobody is above the first process of a pid namespace.
    if (pid === 0) return undefined;
    return this.ifThere(() => parseStat(this.source.smallFile(`/proc/${pid}/stat`)).parentPid);
  }

  private ifAllowed(path: string): Uint8Array | undefined {
    try {
      return this.source.smallFile(path);
    } catch (error) {
      const code = errnoCode(error);
      if (code === 'EACCES' || code === 'EPERM') return undefined;
      throw error;
    }
  }

  /** A process that ends while it is read says so in several ways: no file, no process, an empty file. */
  private ifThere<Result>(read: () => Result): Result | undefined {
    try {
      return read();
    } catch {
      return undefined;
    }
  }
}
