import { closeSync, openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Native } from '../../ffi.ts';
import { createCalls } from '../syscalls.ts';
import { BpfPasses } from './run-pass.ts';

const BPF_SYSCALL = 321;
const CLOSE_SYSCALL = 3;
const BPF_PROG_LOAD = 5;
const BPF_PROG_TEST_RUN = 10;
const OPTIONS = { networkNamespace: 1, translatePids: false };

/**
 * A kernel that takes every program, finds the functions of the iterators (task_file, task, tcp, udp) under these ids,
 * and whose iterators write nothing.
 */
function fakeKernel(functionIds: readonly number[]) {
  const memory: ArrayBufferView[] = [];
  const at = (address: number): DataView => {
    const { buffer, byteOffset, byteLength } = memory[address - 1]!;
    return new DataView(buffer, byteOffset, byteLength);
  };
  const seen = { lookups: 0, targets: [] as number[], open: new Set<number>() };
  const bpf = (command: number, attributes: DataView): number => {
    if (command === BPF_PROG_TEST_RUN) {
      const context = at(Number(attributes.getBigUint64(48, true)));
      for (const [index, id] of functionIds.entries()) context.setInt32(index * 4, id, true);
      seen.lookups++;
      return 0;
    }
    if (command === BPF_PROG_LOAD && attributes.getUint32(108, true) !== 0) {
      seen.targets.push(attributes.getUint32(108, true));
    }
    const fd = openSync('/dev/null', 'r');
    seen.open.add(fd);
    return fd;
  };
  const close = (fd: number): number => {
    if (!seen.open.delete(fd)) return -1;
    closeSync(fd);
    return 0;
  };
  const native: Native = {
    errno: () => 9,
    address: (buffer) => memory.push(buffer),
    syscall: (number, a, b) => {
      if (number === CLOSE_SYSCALL) return close(a);
      expect(number).toBe(BPF_SYSCALL);
      return bpf(a, at(b));
    },
  };
  return { seen, passes: new BpfPasses(createCalls(native, 'x64')!) };
}

describe('BpfPasses', () => {
  it('runs the iterators that the kernel has, though it lacks another', () => {
    const { seen, passes } = fakeKernel([11, 0, 13, -2]);
    expect(passes.run('holders', OPTIONS)).toHaveLength(0);
    expect(passes.run('kernel-sockets-tcp', OPTIONS)).toHaveLength(0);
    expect(seen.targets).toEqual([11, 13]);
  });

  it.each([
    ['tasks', 'bpf_iter_task'],
    ['kernel-sockets-udp', 'bpf_iter_udp'],
  ] as const)('refuses one that is missing (%s), by its name, each time it is asked for', (pass, name) => {
    const { seen, passes } = fakeKernel([11, 0, 13, -2]);
    const refusal = expect.objectContaining({ code: 'ENOENT', message: `the kernel has no ${name}` });
    expect(() => passes.run(pass, OPTIONS)).toThrow(refusal);
    expect(() => passes.run(pass, OPTIONS)).toThrow(refusal);
    expect(seen.targets).toEqual([]);
  });

  it('looks all of them up once, and keeps a program loaded until it is closed', () => {
    const { seen, passes } = fakeKernel([11, 12, 13, 14]);
    passes.run('holders', OPTIONS);
    passes.run('holders', OPTIONS);
    passes.run('tasks', OPTIONS);
    expect([seen.lookups, seen.targets, seen.open.size]).toEqual([1, [11, 12], 2]);
    passes.run('holders', { ...OPTIONS, networkNamespace: 2 });
    expect(seen.targets).toEqual([11, 12, 11]);
    passes.close();
    expect(seen.open.size).toBe(0);
  });
});
