import { describe, expect, it } from 'vitest';
import type { HiddenReason } from '../model/owner.ts';
import { SOCKET_STATES, type SocketState } from '../model/socket.ts';
import { type AttributionFacts, attribute, soleOwner } from './attribute.ts';
import type { HeldBy } from './holder-table.ts';

interface World {
  readonly held?: readonly HeldBy[];
  /** Pid to pid of the parent. */
  readonly parents?: Readonly<Record<number, number>>;
  readonly ended?: readonly number[];
  readonly complete?: boolean;
  readonly kernelHeld?: boolean;
  readonly hidden?: HiddenReason;
}

function processOf(pid: number) {
  return { pid, startId: pid * 10, startedAtMs: pid, name: `p${pid}`, command: ['x'], uid: 0, user: 'root' };
}

function factsOf(world: World): AttributionFacts {
  return {
    holdersOf: () => world.held ?? [],
    process: (pid) => (world.ended?.includes(pid) === true ? undefined : processOf(pid)),
    parentOf: (pid) => world.parents?.[pid],
    complete: world.complete ?? true,
    isKernelHeld: () => world.kernelHeld ?? false,
    hiddenReason: () => world.hidden ?? 'unseen',
  };
}

function ask(world: World, state: SocketState = 'listen', inodeNumber = 7) {
  return attribute({ state, inodeNumber, cookie: '1' }, factsOf(world));
}

function primaryOf(pids: readonly number[], parents: Record<number, number>): number | undefined {
  const owner = ask({ held: pids.map((pid) => ({ pid, fds: [3] })), parents });
  if (owner.kind !== 'process') throw new Error(owner.kind);
  expect(owner.holders.map(({ pid }) => pid)).toEqual(pids);
  return owner.primary;
}

describe('a socket without an inode', () => {
  const reasons: Partial<Record<SocketState, string>> = {
    'time-wait': 'time-wait',
    'syn-received': 'syn-received',
    established: 'not-accepted',
    'close-wait': 'not-accepted',
  };
  it.each(SOCKET_STATES)('in state %s has no owner, whatever anybody holds', (state) => {
    const owner = ask({ held: [{ pid: 5, fds: [3] }], kernelHeld: true }, state, 0);
    expect(owner).toEqual({ kind: 'none', reason: reasons[state] ?? 'orphan' });
  });
});

describe('a socket that somebody holds', () => {
  it('has that process for its owner', () => {
    const owner = ask({ held: [{ pid: 5, fds: [3, 4] }] });
    expect(owner).toEqual({ kind: 'process', holders: [{ ...processOf(5), fds: [3, 4] }], primary: 5, complete: true });
  });

  it('has the same owner by the short way', () => {
    expect(soleOwner(processOf(5), 3, false)).toEqual(ask({ held: [{ pid: 5, fds: [3] }], complete: false }));
  });

  it('names all of them', () => {
    const held = [5, 6, 7].map((pid) => ({ pid, fds: [3] }));
    expect(ask({ held })).toMatchObject({ holders: held, primary: undefined });
  });

  it('leaves out one that ended since, and is gone when all did', () => {
    const held = [5, 6].map((pid) => ({ pid, fds: [3] }));
    expect(ask({ held, ended: [5] })).toMatchObject({ kind: 'process', primary: 6, holders: [{ pid: 6 }] });
    expect(ask({ held, ended: [5, 6] })).toEqual({ kind: 'hidden', reason: 'gone' });
  });

  it('is not the kernel, even if the kernel has it too', () => {
    expect(ask({ held: [{ pid: 5, fds: [3] }], kernelHeld: true }).kind).toBe('process');
  });
});

describe('a socket that nobody was seen to hold', () => {
  it('is the kernel only on its evidence', () => {
    expect(ask({ kernelHeld: true })).toEqual({ kind: 'kernel' });
  });
  it.each(['permission', 'namespace', 'gone', 'unseen'] as const)('is hidden: %s', (hidden) => {
    expect(ask({ hidden })).toEqual({ kind: 'hidden', reason: hidden });
  });
});

describe('the primary holder', () => {
  it.each<[string, number[], Record<number, number>, number | undefined]>([
    ['the parent of the others', [5, 6, 7], { 5: 1, 6: 5, 7: 5 }, 5],
    ['a parent with a higher pid', [5, 6, 900], { 5: 900, 6: 900, 900: 1 }, 900],
    ['an ancestor over processes that hold nothing', [5, 9], { 9: 8, 8: 7, 7: 5, 5: 1 }, 5],
    ['the head of a chain', [5, 6, 7], { 7: 6, 6: 5, 5: 1 }, 5],
    ['process 1', [1, 6], { 6: 1 }, 1],
    ['nobody of two that are side by side', [5, 6], { 5: 4, 6: 4, 4: 1 }, undefined],
    ['nobody where one is a stranger', [5, 6, 20], { 6: 5, 5: 1, 20: 1 }, undefined],
    ['nobody where parents are not known', [5, 6], {}, undefined],
    ['nobody in a circle', [5, 6], { 5: 6, 6: 5 }, undefined],
    ['nobody where one is its own parent', [5, 6], { 5: 5, 6: 6 }, undefined],
  ])('is %s', (_, pids, parents, primary) => {
    expect(primaryOf(pids, parents)).toBe(primary);
  });

  it('of a long chain is its head', () => {
    const parents = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [index + 11, index + 10]));
    expect(primaryOf([10, 510], parents)).toBe(10);
  });

  it('is told of a chain that ends in a circle of strangers', () => {
    expect(primaryOf([5, 6], { 6: 5, 5: 20, 20: 21, 21: 20 })).toBe(5);
  });
});
