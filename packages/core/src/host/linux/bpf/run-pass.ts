import { closeSync } from 'node:fs';
import type { BpfOptions, BpfPass } from '../linux-source.ts';
import type { Calls } from '../syscalls.ts';
import type { Assembler } from './assembler.ts';
import { BpfCalls } from './bpf-call.ts';
import { Btf } from './btf.ts';
import { findFunctionIds } from './find-function-ids.ts';
import { holdersProgram, kernelSocketsProgram, tasksProgram } from './programs.ts';

interface Recipe {
  /** The iterator's kernel function. */
  readonly target: string;
  readonly firstSize: number;
  /** It reads user memory, which may have to be brought in. */
  readonly sleepable: boolean;
  assemble(btf: Btf, options: BpfOptions): Assembler;
}

const RECIPES: Readonly<Record<BpfPass, Recipe>> = {
  holders: {
    target: 'bpf_iter_task_file',
    firstSize: 1 << 19,
    sleepable: false,
    assemble: (btf, { networkNamespace, translatePids }) => holdersProgram(btf, networkNamespace, translatePids),
  },
  tasks: {
    target: 'bpf_iter_task',
    firstSize: 1 << 18,
    sleepable: true,
    assemble: (btf, { translatePids }) => tasksProgram(btf, translatePids),
  },
  'kernel-sockets-tcp': {
    target: 'bpf_iter_tcp',
    firstSize: 1 << 17,
    sleepable: false,
    assemble: (btf) => kernelSocketsProgram(btf, 'tcp'),
  },
  'kernel-sockets-udp': {
    target: 'bpf_iter_udp',
    firstSize: 1 << 17,
    sleepable: false,
    assemble: (btf) => kernelSocketsProgram(btf, 'udp'),
  },
};

/** Loaded iterators of one host; they stay loaded until it is closed, so that a second pass costs only the pass. */
export class BpfPasses {
  readonly #calls: BpfCalls;
  readonly #programs = new Map<string, number>();

  constructor(calls: Calls) {
    this.#calls = new BpfCalls(calls);
  }

  run(pass: BpfPass, options: BpfOptions): Uint8Array {
    const key = `${pass} ${options.networkNamespace} ${options.translatePids}`;
    let program = this.#programs.get(key);
    if (program === undefined) this.#programs.set(key, (program = this.#load(RECIPES[pass], options)));
    return this.#calls.readPass(program, RECIPES[pass].firstSize);
  }

  close(): void {
    for (const program of this.#programs.values()) closeSync(program);
    this.#programs.clear();
  }

  #load(recipe: Recipe, options: BpfOptions): number {
    const [target] = findFunctionIds(this.#calls, [recipe.target]);
    const btf = new Btf();
    const program = recipe.assemble(btf, options);
    const loaded = this.#calls.loadBtf(btf, [program]);
    try {
      return this.#calls.loadIterator(program, target as number, loaded, recipe.sleepable);
    } finally {
      closeSync(loaded.fd);
    }
  }
}
