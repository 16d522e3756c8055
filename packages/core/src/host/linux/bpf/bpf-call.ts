/** bpf(2): loading and running programs. */
import { readSync } from 'node:fs';
import { errnoCode } from '../../source.ts';
import type { ReplyBuffer } from '../reply-buffer.ts';
import type { Calls } from '../syscalls.ts';
import type { Assembler } from './assembler.ts';
import type { Btf } from './btf.ts';

const BPF_PROG_LOAD = 5;
const BPF_PROG_TEST_RUN = 10;
const BPF_BTF_LOAD = 18;
const BPF_LINK_CREATE = 28;
const BPF_ITER_CREATE = 33;
const BPF_PROG_TYPE_TRACING = 26;
const BPF_PROG_TYPE_SYSCALL = 31;
const BPF_TRACE_ITER = 28;
const BPF_F_SLEEPABLE = 1 << 4;
/** bpf_seq_write is for programs under a licence that goes with the GPL. */
const LICENSE = Buffer.from('Dual MIT/GPL\0');
const MOST_TRIES = 20;
const LOG_BYTES = 1 << 18;

export interface LoadedBtf {
  readonly fd: number;
  readonly btf: Btf;
  readonly structIds: ReadonlyMap<string, number>;
  readonly functionId: number;
  /** Offset of each access string in the blob. */
  readonly strings: ReadonlyMap<string, number>;
}

export class BpfCalls {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /** Loads the BTF that the programs share; close its `fd` when they are loaded. */
  loadBtf(btf: Btf, programs: readonly Assembler[]): LoadedBtf {
    const strings = new Map<string, number>();
    for (const { access } of programs.flatMap((program) => program.relocations)) {
      if (!strings.has(access)) strings.set(access, btf.string(access));
    }
    const { bytes, structIds, functionId } = btf.finish();
    const attributes = new Attributes(28);
    attributes.pointer(0, this.#address(bytes));
    attributes.word(16, bytes.length);
    return { fd: this.#bpf(BPF_BTF_LOAD, attributes), btf, structIds, functionId, strings };
  }

  /** Loads a program that runs once for each object an iterator visits. */
  loadIterator(program: Assembler, target: number, btf: LoadedBtf, sleepable: boolean): number {
    const relocations = new Uint32Array(program.relocations.length * 4);
    program.relocations.forEach(({ instruction, struct, access }, index) => {
      // struct bpf_core_relo: byte offset, type, access string, kind (0: byte offset of a field)
      relocations.set([instruction * 8, btf.structIds.get(struct) ?? 0, btf.strings.get(access) ?? 0, 0], index * 4);
    });
    const functionInfo = new Uint32Array([0, btf.functionId]);
    const attributes = this.#programAttributes(program.code(), BPF_PROG_TYPE_TRACING, sleepable);
    attributes.word(68, BPF_TRACE_ITER);
    attributes.word(72, btf.fd);
    attributes.word(76, 8);
    attributes.pointer(80, this.#address(functionInfo));
    attributes.word(88, 1);
    attributes.word(108, target);
    attributes.word(116, program.relocations.length);
    attributes.pointer(128, this.#address(relocations));
    attributes.word(136, 16);
    const fd = this.#load(attributes);
    attributes.keep(relocations, functionInfo);
    return fd;
  }

  /** Runs a program of type SYSCALL once on `context`, which it may write. */
  runOnce(program: Assembler, context: Int32Array): void {
    const fd = this.#load(this.#programAttributes(program.code(), BPF_PROG_TYPE_SYSCALL, true));
    try {
      const attributes = new Attributes(80);
      attributes.word(0, fd);
      attributes.word(40, context.byteLength);
      attributes.pointer(48, this.#address(context));
      this.#bpf(BPF_PROG_TEST_RUN, attributes);
    } finally {
      this.close(fd);
    }
  }

  /** One pass of a loaded iterator: everything its program wrote. */
  readPass(program: number, reply: ReplyBuffer): Uint8Array {
    const attach = new Attributes(64);
    attach.word(0, program);
    attach.word(8, BPF_TRACE_ITER);
    const link = this.#bpf(BPF_LINK_CREATE, attach);
    try {
      const create = new Attributes(16);
      create.word(0, link);
      const iterator = this.#bpf(BPF_ITER_CREATE, create);
      try {
        return readAll(iterator, reply);
      } finally {
        this.close(iterator);
      }
    } finally {
      this.close(link);
    }
  }

  /** Descriptors that Node did not open are not for its own `close`, which would complain of them in a Worker. */
  close(fd: number): void {
    this.#calls.attempt('close', fd, 0, 0, 0, 0);
  }

  #programAttributes(code: Int32Array, type: number, sleepable: boolean): Attributes {
    const attributes = new Attributes(144);
    attributes.word(0, type);
    attributes.word(4, code.length / 2);
    attributes.pointer(8, this.#address(code));
    attributes.pointer(16, this.#address(LICENSE));
    attributes.word(44, sleepable ? BPF_F_SLEEPABLE : 0);
    attributes.keep(code);
    return attributes;
  }

  /** The verifier gives up with EAGAIN when a signal is pending, which a garbage collector's threads may cause. */
  #load(attributes: Attributes): number {
    for (let tries = 1; ; tries++) {
      try {
        return this.#bpf(BPF_PROG_LOAD, attributes);
      } catch (error) {
        if (errnoCode(error) !== 'EAGAIN' || tries === MOST_TRIES) throw this.#explain(attributes, error as Error);
      }
    }
  }

  /** The same error with the verifier's last words, which are the only thing that says what the kernel dislikes. */
  #explain(attributes: Attributes, error: Error): Error {
    const log = Buffer.alloc(LOG_BYTES);
    attributes.word(24, 1);
    attributes.word(28, log.length);
    attributes.pointer(32, this.#address(log));
    try {
      this.close(this.#bpf(BPF_PROG_LOAD, attributes));
    } catch {
      const lines = log.toString('latin1', 0, log.indexOf(0)).trimEnd().split('\n');
      error.message += ` (verifier: ${lines.slice(-3).join(' / ')})`;
    }
    return error;
  }

  #bpf(command: number, attributes: Attributes): number {
    const { bytes } = attributes;
    return this.#calls.call('bpf', command, this.#address(bytes), bytes.byteLength, 0, 0);
  }

  #address(buffer: ArrayBufferView): number {
    return this.#calls.native.address(buffer);
  }
}

/** union bpf_attr: words and pointers at the offsets of include/uapi/linux/bpf.h. */
class Attributes {
  readonly bytes: Buffer;
  /** What the pointers lead to, so that it lives as long as they do. */
  readonly kept: unknown[] = [];

  constructor(size: number) {
    this.bytes = Buffer.alloc(size);
  }

  word(offset: number, value: number): void {
    this.bytes.writeUInt32LE(value >>> 0, offset);
  }

  pointer(offset: number, address: number): void {
    this.bytes.writeBigUInt64LE(BigInt(address), offset);
  }

  keep(...values: unknown[]): void {
    this.kept.push(...values);
  }
}

/** An iterator gives at most this much a read. */
const READ_ROOM = 65_536;

function readAll(fd: number, reply: ReplyBuffer): Uint8Array {
  for (let used = 0; ; ) {
    reply.grow(used, READ_ROOM);
    const count = readSync(fd, reply.bytes, used, reply.bytes.length - used, null);
    if (count === 0) return reply.take(used);
    used += count;
  }
}
