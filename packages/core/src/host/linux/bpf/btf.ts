/**
 * A small BTF blob (Documentation/bpf/btf.rst) that names the kernel structs and members a program reads. The offsets
 * in it are of no meaning: the program carries CO-RE relocations, and the kernel itself (5.17 and later) puts in the
 * true offset of each member by its name, or refuses the program if there is none.
 */

/** How a member is used: pointer, integer of n bytes, embedded struct, array of pointers, array of structs, bytes. */
export type MemberKind = 'pointer' | 1 | 2 | 4 | 8 | 'struct' | 'pointers' | 'structs' | 'bytes';

const KIND_INT = 1;
const KIND_POINTER = 2;
const KIND_ARRAY = 3;
const KIND_STRUCT = 4;
const KIND_FUNC = 12;
const KIND_FUNC_PROTO = 13;
/** Room of one member in the made-up layout: more than any kind needs. */
const SLOT_BYTES = 64;

export class Btf {
  readonly #structs = new Map<string, { name: string; kind: MemberKind }[]>();
  readonly #types: number[] = [];
  #typeCount = 0;
  #strings = '\0';

  /** The slot of a member: its index, and its offset in the made-up layout. */
  member(struct: string, name: string, kind: MemberKind): { index: number; offset: number } {
    let members = this.#structs.get(struct);
    if (members === undefined) this.#structs.set(struct, (members = []));
    let index = members.findIndex((member) => member.name === name);
    if (index < 0) index = members.push({ name, kind }) - 1;
    return { index, offset: index * SLOT_BYTES };
  }

  string(text: string): number {
    if (text === '') return 0;
    const offset = this.#strings.length;
    this.#strings += `${text}\0`;
    return offset;
  }

  /** Writes the types down; call it once, when every program of this blob is assembled. */
  finish(): { bytes: Uint8Array; structIds: ReadonlyMap<string, number>; functionId: number } {
    const ids = this.#addBasicTypes();
    const structIds = new Map<string, number>();
    for (const [struct, members] of this.#structs) {
      const rows = members.flatMap(({ name, kind }, index) => {
        return [this.string(name), ids.get(kind) ?? 0, index * SLOT_BYTES * 8];
      });
      structIds.set(struct, this.#add(struct, KIND_STRUCT, members.length, members.length * SLOT_BYTES, rows));
    }
    const context = [this.string('ctx'), ids.get('pointer') ?? 0];
    const prototype = this.#add('', KIND_FUNC_PROTO, 1, ids.get(4) ?? 0, context);
    const functionId = this.#add('porthole', KIND_FUNC, 0, prototype, []);
    return { bytes: this.#encode(), structIds, functionId };
  }

  #addBasicTypes(): Map<MemberKind, number> {
    const integer = (bytes: number): number => this.#add(`u${bytes * 8}`, KIND_INT, 0, bytes, [bytes * 8]);
    const array = (element: number, index: number, count: number): number =>
      this.#add('', KIND_ARRAY, 0, 0, [element, index, count]);
    const ids = new Map<MemberKind, number>();
    for (const bytes of [1, 2, 4, 8] as const) ids.set(bytes, integer(bytes));
    const byte = ids.get(1) as number;
    const word = ids.get(4) as number;
    const pointer = this.#add('', KIND_POINTER, 0, 0, []);
    const any = this.#add('any', KIND_STRUCT, 0, 0, []);
    ids.set('pointer', pointer).set('struct', any);
    ids
      .set('pointers', array(pointer, word, 4))
      .set('structs', array(any, word, 0))
      .set('bytes', array(byte, word, 16));
    return ids;
  }

  #add(name: string, kind: number, count: number, sizeOrType: number, rest: readonly number[]): number {
    this.#types.push(this.string(name), (kind << 24) | count, sizeOrType, ...rest);
    return ++this.#typeCount;
  }

  /** struct btf_header: magic and version, header length, then offset and length of types and of strings. */
  #encode(): Uint8Array {
    const typeBytes = this.#types.length * 4;
    const blob = Buffer.alloc(24 + typeBytes + this.#strings.length);
    const words = new Uint32Array(blob.buffer, blob.byteOffset, 6 + this.#types.length);
    words.set([0x1eb9f, 24, 0, typeBytes, typeBytes, this.#strings.length]);
    words.set(this.#types, 6);
    blob.write(this.#strings, 24 + typeBytes, 'latin1');
    return blob;
  }
}
