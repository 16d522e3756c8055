import { describe, expect, it } from 'vitest';
import type { Lease } from './lease.ts';
import { type LeaseFacts, leaseEnd } from './lease-end.ts';

const NOW = 1_700_000_000_000;
const facts: LeaseFacts = {
  nowMs: NOW,
  bootId: 'this',
  isRunning: async ({ pid }) => pid === 7,
  isFolder: (path) => path === '/here',
};
const running = { pid: 7, startId: 70, name: 'sh' };
const gone = { pid: 8, startId: 80, name: 'sh' };
const base = {
  port: 3000,
  state: 'held',
  name: undefined,
  project: undefined,
  command: undefined,
  bootId: 'this',
} as const;
const caller: Lease = { ...base, kind: 'caller', owner: running, takenAtMs: NOW - 1000, endsAtMs: NOW + 59_000 };
const project: Lease = { ...caller, kind: 'project', owner: undefined, name: 'web', project: '/here' };
const command: Lease = { ...caller, kind: 'command', endsAtMs: undefined };
const pending: Lease = { ...project, state: 'pending', owner: running, endsAtMs: undefined };

describe('a lease', () => {
  it.each<[string, Lease]>([
    ['of a caller in its minute', caller],
    ['of a caller that has ended, in its minute', { ...caller, owner: gone }],
    ['of a project', project],
    ['of a project, from before a restart', { ...project, bootId: 'another' }],
    ['of a command that runs', command],
    ['that is claimed by a process that runs', pending],
    ['of a machine that does not tell its boots', { ...command, bootId: undefined }],
  ])('%s counts', async (_, lease) => {
    expect(await leaseEnd(lease, facts)).toBeUndefined();
  });

  it.each<[string, Lease, string]>([
    ['of a caller after its minute', { ...caller, endsAtMs: NOW }, 'time'],
    ['of a caller from before a restart', { ...caller, bootId: 'another' }, 'restart'],
    [
      'of a caller from before the clock was set back',
      { ...caller, takenAtMs: NOW + 3_600_000, endsAtMs: NOW + 3_660_000 },
      'time',
    ],
    ['of a project whose folder is gone', { ...project, project: '/gone' }, 'project-gone'],
    ['of a project that has not asked for long', { ...project, endsAtMs: NOW - 1 }, 'time'],
    ['of a command that has ended', { ...command, owner: gone }, 'owner-ended'],
    ['of a command from before a restart', { ...command, bootId: 'another' }, 'restart'],
    ['that was claimed by a process that has ended', { ...pending, owner: gone }, 'owner-ended'],
    ['that was claimed before a restart', { ...pending, bootId: 'another' }, 'restart'],
  ])('%s has ended', async (_, lease, end) => {
    expect(await leaseEnd(lease, facts)).toBe(end);
  });
});
