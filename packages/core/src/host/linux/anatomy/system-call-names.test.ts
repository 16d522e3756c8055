import { describe, expect, it } from 'vitest';
import { systemCallName } from './system-call-names.ts';

const X64 = 62;
const ARM64 = 183;

// Of the manual pages and headers: syscalls(2), asm/unistd_64.h, asm-generic/unistd.h.
describe('systemCallName', () => {
  it.each([
    [X64, 0, 'read'],
    [X64, 1, 'write'],
    [X64, 7, 'poll'],
    [X64, 202, 'futex'],
    [X64, 230, 'clock_nanosleep'],
    [X64, 232, 'epoll_wait'],
    [X64, 288, 'accept4'],
    [X64, 334, 'rseq'],
    [X64, 441, 'epoll_pwait2'],
    [ARM64, 22, 'epoll_pwait'],
    [ARM64, 63, 'read'],
    [ARM64, 98, 'futex'],
    [ARM64, 115, 'clock_nanosleep'],
    [ARM64, 242, 'accept4'],
    [ARM64, 260, 'wait4'],
    [ARM64, 441, 'epoll_pwait2'],
  ])('processor %i, call %i: %s', (machine, call, name) => expect(systemCallName(machine, call)).toBe(name));

  it('does not know the calls of other processors, nor numbers that are none', () => {
    expect(systemCallName(3, 0)).toBeUndefined();
    expect(systemCallName(X64, 350)).toBeUndefined();
    expect(systemCallName(ARM64, 250)).toBeUndefined();
    expect(systemCallName(X64, 0x40000000)).toBeUndefined();
    expect(systemCallName(X64, -1)).toBeUndefined();
  });
});
