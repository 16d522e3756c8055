/**
 * Assembles BPF instructions (Documentation/bpf/standardization/instruction-set.rst). Registers: r0 result, r1-r5
 * arguments and scratch, r6-r9 kept over calls, r10 the top of a stack of 512 bytes.
 */
import type { Btf, MemberKind } from './btf.ts';

export type Register = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
type Size = 1 | 2 | 4 | 8;

export interface Relocation {
  readonly instruction: number;
  readonly struct: string;
  /** CO-RE access string: `0:` and the member's index, and for an array `:` and the element. */
  readonly access: string;
}

const LOAD = { 1: 0x71, 2: 0x69, 4: 0x61, 8: 0x79 } as const;
const STORE = { 1: 0x73, 2: 0x6b, 4: 0x63, 8: 0x7b } as const;
const STORE_IMMEDIATE = 0x7a;
const STORE_IMMEDIATE_32 = 0x62;
const MOVE = 0xbf;
const MOVE_IMMEDIATE = 0xb7;
const ADD = 0x0f;
const ADD_IMMEDIATE = 0x07;
const SUBTRACT = 0x1f;
const SHIFT_LEFT_IMMEDIATE = 0x67;
const CALL = 0x85;
const EXIT = 0x95;
const JUMP = 0x05;
const STACK: Register = 10;

const JUMPS = {
  '==': 0x15,
  '!=': 0x55,
  '<=': 0xb5,
  /** On the low 32 bits only. */
  '!=32': 0x56,
} as const;
const JUMP_REGISTERS_DIFFER = 0x5d;

/** Helper functions by number (include/uapi/linux/bpf.h). */
export const HELPER = {
  probeReadKernel: 113,
  seqWrite: 127,
  skcToTcpSock: 137,
  getCurrentTaskBtf: 158,
  sockFromFile: 162,
  btfFindByNameKind: 167,
  copyFromUserTask: 191,
} as const;

export class Assembler {
  readonly relocations: Relocation[] = [];
  readonly #btf: Btf | undefined;
  readonly #words: number[] = [];
  readonly #labels = new Map<string, number>();
  readonly #jumps: { instruction: number; label: string }[] = [];

  constructor(btf?: Btf) {
    this.#btf = btf;
  }

  move(to: Register, from: Register): this {
    return this.#emit(MOVE, to, from, 0, 0);
  }

  set(to: Register, value: number): this {
    return this.#emit(MOVE_IMMEDIATE, to, 0, 0, value);
  }

  add(to: Register, value: number): this {
    return this.#emit(ADD_IMMEDIATE, to, 0, 0, value);
  }

  addRegister(to: Register, from: Register): this {
    return this.#emit(ADD, to, from, 0, 0);
  }

  subtractRegister(from: Register, what: Register): this {
    return this.#emit(SUBTRACT, from, what, 0, 0);
  }

  shiftLeft(register: Register, bits: number): this {
    return this.#emit(SHIFT_LEFT_IMMEDIATE, register, 0, 0, bits);
  }

  load(size: Size, to: Register, from: Register, offset: number): this {
    return this.#emit(LOAD[size], to, from, offset, 0);
  }

  /** Stores through a pointer that is no stack address. */
  storeAt(size: Size, to: Register, offset: number, from: Register): this {
    return this.#emit(STORE[size], to, from, offset, 0);
  }

  /** Stores a register in the stack, at `offset` (negative) from its top. */
  store(size: Size, offset: number, from: Register): this {
    return this.#emit(STORE[size], STACK, from, offset, 0);
  }

  /** Eight bytes of zero in the stack. */
  zero(offset: number): this {
    return this.#emit(STORE_IMMEDIATE, STACK, 0, offset, 0);
  }

  storeWord(offset: number, value: number): this {
    return this.#emit(STORE_IMMEDIATE_32, STACK, 0, offset, value);
  }

  stackAddress(to: Register, offset: number): this {
    return this.move(to, STACK).add(to, offset);
  }

  call(helper: number): this {
    return this.#emit(CALL, 0, 0, 0, helper);
  }

  exit(): this {
    return this.set(0, 0).#emit(EXIT, 0, 0, 0, 0);
  }

  jumpIf(register: Register, comparison: keyof typeof JUMPS, value: number, label: string): this {
    this.#jumps.push({ instruction: this.#length, label });
    return this.#emit(JUMPS[comparison], register, 0, 0, value);
  }

  jumpIfDiffer(a: Register, b: Register, label: string): this {
    this.#jumps.push({ instruction: this.#length, label });
    return this.#emit(JUMP_REGISTERS_DIFFER, a, b, 0, 0);
  }

  jump(label: string): this {
    this.#jumps.push({ instruction: this.#length, label });
    return this.#emit(JUMP, 0, 0, 0, 0);
  }

  label(name: string): this {
    this.#labels.set(name, this.#length);
    return this;
  }

  /** `to = from->member` (or `from->member[element]`). */
  field(to: Register, from: Register, struct: string, member: string, kind: MemberKind, element?: number): this {
    const offset = this.#relocate(struct, member, kind, element);
    return this.load(typeof kind === 'number' ? kind : 8, to, from, offset);
  }

  /** `register = &register->member`. */
  fieldAddress(register: Register, struct: string, member: string, kind: MemberKind): this {
    return this.add(register, this.#relocate(struct, member, kind, undefined));
  }

  /** The instructions with their jumps resolved, eight bytes each. */
  code(): Int32Array {
    const code = Int32Array.from(this.#words);
    for (const { instruction, label } of this.#jumps) {
      const target = this.#labels.get(label);
      if (target === undefined) throw new Error(`BPF label ${label} is missing`);
      code[instruction * 2] = (code[instruction * 2] as number) | ((target - instruction - 1) << 16);
    }
    return code;
  }

  get #length(): number {
    return this.#words.length / 2;
  }

  #relocate(struct: string, member: string, kind: MemberKind, element: number | undefined): number {
    if (this.#btf === undefined) throw new Error('a program without BTF cannot read kernel structs');
    const slot = this.#btf.member(struct, member, kind);
    const access = element === undefined ? `0:${slot.index}` : `0:${slot.index}:${element}`;
    this.relocations.push({ instruction: this.#length, struct, access });
    return slot.offset + (element ?? 0) * 8;
  }

  #emit(code: number, destination: Register, source: Register, offset: number, immediate: number): this {
    this.#words.push(code | (destination << 8) | (source << 12) | (offset << 16), immediate);
    return this;
  }
}
