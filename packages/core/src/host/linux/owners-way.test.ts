import { describe, expect, it } from 'vitest';
import { givesBoundSockets, OwnersPolicy } from './owners-way.ts';
import { type FakeParts, fakeLinuxSource } from './testing/fake-linux-source.ts';

const FEW = ['1', '2', 'self', 'net'];
const MANY = Array.from({ length: 1000 }, (_, index) => String(index + 1));
const ROOT = 'Name:\tx\nCapInh:\t0000000000000000\nCapEff:\t000001ffffffffff\n';

function sourceOf(capabilities: string, release: string, processes: readonly string[], parts: FakeParts = {}) {
  return fakeLinuxSource({
    files: { '/proc/self/status': capabilities, '/proc/sys/kernel/osrelease': `${release}\n` },
    folders: { '/proc': processes },
    ...parts,
  });
}

describe('BPF', () => {
  const capability = (...bits: number[]): string => {
    const mask = bits.reduce((sum, bit) => sum | (1n << BigInt(bit)), 0n);
    return `CapEff:\t${mask.toString(16).padStart(16, '0')}\n`;
  };
  it.each([
    ['root', ROOT, '6.1.0-18-amd64', true],
    ['CAP_SYS_ADMIN', capability(21), '6.1.0', true],
    ['CAP_BPF and CAP_PERFMON', capability(38, 39), '5.18.0', true],
    ['CAP_BPF alone', capability(39), '6.1.0', false],
    ['CAP_PERFMON alone', capability(38), '6.1.0', false],
    ['every other capability', capability(0, 1, 19, 20, 22, 37, 40), '6.1.0', false],
    ['nobody', capability(), '6.1.0', false],
    ['root of an old kernel', ROOT, '5.17.15', false],
    ['root of a kernel with a two-digit minor', ROOT, '5.100.0', true],
    ['no /proc', '', '', false],
  ])('may be used by %s', (_, capabilities, release, allowed) => {
    expect(new OwnersPolicy(sourceOf(capabilities, release, FEW), undefined).mayUseBpf()).toBe(allowed);
  });

  it('may not be used without system calls', () => {
    expect(new OwnersPolicy(sourceOf(ROOT, '6.1.0', FEW, { native: false }), undefined).mayUseBpf()).toBe(false);
  });
});

describe('the ways to find holders', () => {
  it('begin with BPF where there are many processes', () => {
    expect(new OwnersPolicy(sourceOf(ROOT, '6.1.0', MANY), undefined).ways()).toEqual(['bpf', 'ffi', 'fs']);
  });
  it('begin with the walk where there are few, until somebody asks again', () => {
    const policy = new OwnersPolicy(sourceOf(ROOT, '6.1.0', FEW), undefined);
    expect(policy.ways()).toEqual(['ffi', 'fs']);
    expect(policy.ways()).toEqual(['bpf', 'ffi', 'fs']);
  });
  it('have no BPF for an ordinary user', () => {
    const policy = new OwnersPolicy(sourceOf('CapEff:\t0000000000000000\n', '6.1.0', MANY), undefined);
    expect([policy.ways(), policy.ways()]).toEqual([
      ['ffi', 'fs'],
      ['ffi', 'fs'],
    ]);
  });
  it('are plain fs without system calls', () => {
    const policy = new OwnersPolicy(sourceOf(ROOT, '6.1.0', MANY, { native: false }), undefined);
    expect([policy.ways(), policy.secondWays()]).toEqual([['fs'], ['fs']]);
  });
  it.each(['bpf', 'ffi', 'fs'] as const)('are only %s where that is forced', (way) => {
    expect(new OwnersPolicy(sourceOf(ROOT, '6.1.0', MANY), way).ways()).toEqual([way]);
  });
  it.each(['bpf', 'ffi'] as const)('cannot be %s without koffi, and the error says what to do', (way) => {
    const policy = new OwnersPolicy(sourceOf(ROOT, '6.1.0', MANY, { native: false }), way);
    expect(() => policy.ways()).toThrow(
      expect.objectContaining({ reason: 'unavailable', hint: expect.stringContaining('koffi') }),
    );
  });
});

it.each([
  ['6.8.0', true],
  ['6.7.9', false],
  ['7.0.0-rc1', true],
  ['5.19.0', false],
  ['', false],
])('Linux %j tells of TCP sockets that are only bound: %s', (release, told) => {
  expect(givesBoundSockets(sourceOf('', release, []))).toBe(told);
});
