import type { BpfOptions, BpfPass } from '../linux-source.ts';
import { ReplyBuffer } from '../reply-buffer.ts';
import type { Calls } from '../syscalls.ts';
import type { Assembler } from './assembler.ts';
import { BpfCalls } from './bpf-call.ts';
import { Btf } from './btf.ts';
import { findFunctionIds } from './find-function-ids.ts';
import { allHoldersProgram, holdersProgram, kernelSocketsProgram, tasksProgram } from './programs.ts';

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
  'all-holders': {
    target: 'bpf_iter_task_file',
    firstSize: 1 << 19,
    sleepable: false,
    assemble: (btf, { translatePids }) => allHoldersProgram(btf, translatePids),
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
  readonly #replies = new Map<BpfPass, ReplyBuffer>();
  #targets: ReadonlyMap<string, number> | undefined;

  constructor(calls: Calls) {
    this.#calls = new BpfCalls(calls);
  }

  run(pass: BpfPass, options: BpfOptions): Uint8Array {
    const key = `${pass} ${options.networkNamespace} ${options.translatePids}`;
    let program = this.#programs.get(key);
    if (program === undefined) this.#programs.set(key, (program = this.#load(RECIPES[pass], options)));
    let reply = this.#replies.get(pass);
    if (reply === undefined) this.#replies.set(pass, (reply = new ReplyBuffer(RECIPES[pass].firstSize)));
    return this.#calls.readPass(program, reply);
  }

  close(): void {
    for (const program of this.#programs.values()) this.#calls.close(program);
    this.#programs.clear();
  }

  /** Of all recipes, since asking for one costs as much. */
  #findTargets(): Map<string, number> {
    const names = [...new Set(Object.values(RECIPES).map((recipe) => recipe.target))];
    const ids = findFunctionIds(this.#calls, names);
    return new Map(names.map((name, index) => [name, ids[index] as number]));
  }

  #load(recipe: Recipe, options: BpfOptions): number {
    this.#targets ??= this.#findTargets();
    const target = this.#targets.get(recipe.target) ?? 0;
    if (target <= 0) throw Object.assign(new Error(`the kernel has no ${recipe.target}`), { code: 'ENOENT' });
    const btf = new Btf();
    const program = recipe.assemble(btf, options);
    const loaded = this.#calls.loadBtf(btf, [program]);
    try {
      return this.#calls.loadIterator(program, target, loaded, recipe.sleepable);
    } finally {
      this.#calls.close(loaded.fd);
    }
  }
}
