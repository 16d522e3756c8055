import type { InterfaceAddress } from '../../model/snapshot.ts';
import type { BpfOptions, BpfPass, DescriptorWalk, LinuxSource } from '../linux/linux-source.ts';
import { decodeDump } from '../linux/netlink-codec.ts';
import type { NetworkDoor } from '../linux/network-door.ts';
import type { ToolOutput } from '../source.ts';
import { diagKey } from './diag-key.ts';
import { passKey } from './pass-key.ts';
import type { Outcome, Reading } from './reading.ts';
import type { ReadingLog } from './recording-log.ts';
import { type Redaction, redactFile, redactTasks } from './redact.ts';
import { printToolOutput, toolKey } from './tool-value.ts';
import { printWalk } from './walk-value.ts';

/** As the seam of a running Linux has it (`Source.file`). */
const DEFAULT_LIMIT = 1 << 20;

/**
 * A running Linux of which every reading is written down. Who reads through it gets what the recording will give, so
 * that nothing is looked up that only an argument told of.
 */
export class RecordingLinuxSource implements LinuxSource {
  /** Only wide questions are asked: every narrow one can be answered from them. */
  readonly narrows = false;
  readonly #live: LinuxSource;
  readonly #log: ReadingLog;
  readonly #options: Redaction;
  readonly #look: 1 | 2;
  /** Inode of the network namespace that is read in now. */
  #network: string | undefined;
  /** Files of which only the first bytes were asked for, and how many. */
  readonly #cutAt = new Map<string, number>();
  #again: RecordingLinuxSource | undefined;

  constructor(live: LinuxSource, log: ReadingLog, options: Redaction, look: 1 | 2 = 1) {
    this.#live = live;
    this.#log = log;
    this.#options = options;
    this.#look = look;
  }

  get native(): boolean {
    return this.#value('native', '', () => this.#live.native);
  }

  get nativeFailure(): string | undefined {
    return this.#value('nativeFailure', '', () => this.#live.nativeFailure);
  }

  within<Result>(door: NetworkDoor, read: () => Result): Result {
    this.#value('within', door.inode, () => this.#live.within(door, () => true));
    return this.#live.within(door, () => {
      this.#network = door.inode;
      try {
        return read();
      } finally {
        this.#network = undefined;
      }
    });
  }

  file(path: string, limit = DEFAULT_LIMIT): Uint8Array {
    return this.#file(path, limit, () => this.#live.file(path, limit)).subarray(0, limit);
  }

  smallFile(path: string): Uint8Array {
    return this.#file(path, Number.MAX_SAFE_INTEGER, () => this.#live.smallFile(path));
  }

  fileOwner(path: string): number {
    return this.#value('fileOwner', path, () => this.#live.fileOwner(path));
  }

  link(path: string): string {
    return this.#value('link', path, () => this.#live.link(path));
  }

  folder(path: string): readonly string[] {
    return this.#value('folder', path, () => this.#live.folder(path));
  }

  interfaces(): readonly InterfaceAddress[] {
    return this.#value('interfaces', '', () => this.#live.interfaces());
  }

  tool(command: readonly string[]): ToolOutput {
    return this.#log.answer(this.#call('tool', toolKey(command)), {
      ask: () => this.#live.tool(command),
      encode: (output) => ({ kind: 'value', value: printToolOutput(output) }),
    });
  }

  hostName(): string {
    return this.#value('hostName', '', () => this.#live.hostName());
  }

  nowMs(): number {
    return this.#value('nowMs', '', () => this.#live.nowMs());
  }

  interfaceName(index: number): string | undefined {
    return this.#value('interfaceName', String(index), () => this.#live.interfaceName(index));
  }

  sockDiag(request: Uint8Array): Uint8Array {
    const call = this.#call('sockDiag', diagKey(request));
    // What was lost or changed on the way is asked for again, so it must not be answered from here.
    return this.#log.answer(call, {
      ask: () => this.#live.sockDiag(request),
      encode: bytesOutcome,
      keeps: isConsistent,
    });
  }

  walkDescriptors(way: 'ffi' | 'fs'): DescriptorWalk {
    const call = this.#call('walkDescriptors', way);
    return this.#log.answer(call, {
      ask: () => this.#live.walkDescriptors(way),
      encode: (walk) => ({ kind: 'value', value: printWalk(walk) }),
    });
  }

  bpfPass(pass: BpfPass, options: BpfOptions): Uint8Array {
    return this.#log.answer(this.#call('bpfPass', passKey(pass, options)), {
      ask: () => {
        const bytes = this.#live.bpfPass(pass, options);
        return pass === 'tasks' ? redactTasks(bytes, this.#options) : bytes;
      },
      encode: bytesOutcome,
    });
  }

  again(): RecordingLinuxSource {
    if (this.#look === 2) return this;
    this.#again ??= new RecordingLinuxSource(this.#live.again(), this.#log, this.#options, 2);
    return this.#again;
  }

  #file(path: string, limit: number, read: () => Uint8Array): Uint8Array {
    if (path.endsWith('/environ')) throw Object.assign(new Error('environments are not recorded'), { code: 'EACCES' });
    return this.#log.answer(this.#call('file', path), {
      ask: () => {
        const bytes = read();
        if (bytes.length >= limit) this.#cutAt.set(path, limit);
        else this.#cutAt.delete(path);
        return redactFile(path, bytes, this.#options);
      },
      encode: bytesOutcome,
      keeps: () => (this.#cutAt.get(path) ?? limit) >= limit,
    });
  }

  #value<Value>(read: string, of: string, ask: () => Value): Value {
    return this.#log.answer(this.#call(read, of), { ask, encode: (value) => ({ kind: 'value', value }) });
  }

  #call(read: string, of: string): Omit<Reading, 'outcome'> {
    return { read, of, look: this.#look, network: this.#network };
  }
}

function bytesOutcome(bytes: Uint8Array): Outcome {
  return { kind: 'bytes', bytes };
}

function isConsistent(reply: Uint8Array | undefined): boolean {
  if (reply === undefined) return false;
  try {
    return !decodeDump(reply, 0).interrupted;
  } catch {
    return true; // asking again would not mend it
  }
}
