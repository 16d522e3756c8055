import type { Process } from '../../model/process.ts';
import type { Source } from '../source.ts';
import { decodeTask, indexTasks } from './bpf/record-codec.ts';
import { decode, parseCmdline, parseStat, parseStatus } from './proc-pid-codec.ts';
import type { Users } from './users.ts';

/**
 * The processes of one snapshot, each read once and only when asked for: from a pass of the task iterator where there
 * was one, else from `/proc/PID`.
 */
export class ProcessTable {
  readonly #source: Pick<Source, 'file'>;
  readonly #users: Users;
  readonly #bootMs: number | undefined;
  readonly #tasks: Uint8Array;
  readonly #taskOffsets: ReadonlyMap<number, number>;
  readonly #known = new Map<number, Process | undefined>();
  readonly #parents = new Map<number, number | undefined>();

  constructor(source: Pick<Source, 'file'>, users: Users, bootMs: number | undefined, tasks?: Uint8Array) {
    this.#source = source;
    this.#users = users;
    this.#bootMs = bootMs;
    this.#tasks = tasks ?? new Uint8Array(0);
    this.#taskOffsets = indexTasks(this.#tasks);
  }

  /** `undefined`: there is no such process (any more). */
  get(pid: number): Process | undefined {
    if (this.#known.has(pid)) return this.#known.get(pid);
    const process = this.#fromTask(pid) ?? this.#fromProc(pid);
    this.#known.set(pid, process);
    return process;
  }

  parentOf(pid: number): number | undefined {
    if (!this.#parents.has(pid)) this.#parents.set(pid, this.#readParent(pid));
    return this.#parents.get(pid);
  }

  #fromTask(pid: number): Process | undefined {
    const at = this.#taskOffsets.get(pid);
    if (at === undefined) return undefined;
    const task = decodeTask(this.#tasks, at);
    const bytes = task.command ?? this.#tryFile(`/proc/${pid}/cmdline`);
    return this.#describe(pid, task.startId, decode(task.name), task.uid, bytes && parseCmdline(bytes));
  }

  #fromProc(pid: number): Process | undefined {
    const stat = this.#tryFile(`/proc/${pid}/stat`);
    if (stat === undefined) return undefined;
    const { name, startId, parentPid } = parseStat(stat);
    this.#parents.set(pid, parentPid);
    const status = this.#tryFile(`/proc/${pid}/status`);
    const command = this.#tryFile(`/proc/${pid}/cmdline`);
    return this.#describe(pid, startId, name, status && parseStatus(status).uid, command && parseCmdline(command));
  }

  #describe(
    pid: number,
    startId: number,
    name: string,
    uid: number | undefined,
    command: readonly string[] | undefined,
  ): Process {
    const startedAtMs = this.#bootMs === undefined ? undefined : this.#bootMs + startId;
    const user = uid === undefined ? undefined : this.#users.nameOf(uid);
    return { pid, startId, startedAtMs, name, command, uid, user };
  }

  #readParent(pid: number): number | undefined {
    const stat = this.#tryFile(`/proc/${pid}/stat`);
    return stat === undefined ? undefined : parseStat(stat).parentPid;
  }

  #tryFile(path: string): Uint8Array | undefined {
    try {
      return this.#source.file(path);
    } catch {
      return undefined; // ended since, or not for this user: the caller tells which
    }
  }
}
