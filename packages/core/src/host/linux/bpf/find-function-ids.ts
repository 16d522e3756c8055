import { Assembler, HELPER } from './assembler.ts';
import type { BpfCalls } from './bpf-call.ts';

const BTF_KIND_FUNC = 12;

/**
 * BTF ids of kernel functions, 0 or less for one that is not there.
 *
 * The kernel itself looks them up: a program that runs once asks
 * bpf_btf_find_by_name_kind for each name, which spares reading and parsing the kernel's 5 MB of BTF here.
 */
export function findFunctionIds(calls: BpfCalls, names: readonly string[]): Int32Array {
  const program = new Assembler().move(6, 1);
  names.forEach((name, index) => {
    const size = (name.length + 8) & ~7;
    const text = Buffer.alloc(size);
    text.write(name, 'latin1');
    for (let at = 0; at < size; at += 4) program.storeWord(at - size, text.readInt32LE(at));
    program
      .stackAddress(1, -size)
      .set(2, name.length + 1)
      .set(3, BTF_KIND_FUNC)
      .set(4, 0);
    program.call(HELPER.btfFindByNameKind).storeAt(4, 6, index * 4, 0);
  });
  const ids = new Int32Array(names.length);
  calls.runOnce(program.exit(), ids);
  return ids;
}
