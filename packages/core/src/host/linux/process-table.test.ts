import { describe, expect, it } from 'vitest';
import { ProcessTable } from './process-table.ts';
import { type FakeParts, fakeLinuxSource, systemFailure } from './testing/fake-linux-source.ts';
import { fakeMachine } from './testing/fake-machine.ts';
import { taskRecord } from './testing/task-record.ts';
import { Users } from './users.ts';

const SERVER = { pid: 50, parent: 40, name: 'node', command: ['node', 'server.js'], uid: 1000 };

function table(parts: FakeParts = {}, tasks?: Uint8Array): ProcessTable {
  const machine = fakeMachine({ processes: [SERVER] });
  const source = fakeLinuxSource({ ...machine, ...parts, files: { ...machine.files, ...parts.files } });
  return new ProcessTable(source, new Users(source), 1000, tasks);
}

describe('a process', () => {
  it('is told in full, with its parent', () => {
    const processes = table();
    expect(processes.get(50)).toEqual({
      pid: 50,
      startId: 500,
      startedAtMs: 1500,
      name: 'node',
      command: ['node', 'server.js'],
      uid: 1000,
      user: 'ana',
    });
    expect(processes.parentOf(50)).toBe(40);
  });

  it('has the user who its folder belongs to', () => {
    expect(table({ owners: { '/proc/50': 4242 } }).get(50)).toMatchObject({ uid: 4242, user: undefined });
  });

  it.each(['EACCES', 'EPERM'])('has no command, and all the rest, where that may not be read (%s)', (code) => {
    const process = table({ files: { '/proc/50/cmdline': systemFailure(code) } }).get(50);
    expect(process).toMatchObject({ pid: 50, name: 'node', command: undefined, uid: 1000 });
  });

  it.each<[string, FakeParts]>([
    ['has no stat', { files: { '/proc/50/stat': systemFailure('ENOENT') } }],
    ['has a stat of nobody', { files: { '/proc/50/stat': systemFailure('ESRCH') } }],
    ['has an empty stat', { files: { '/proc/50/stat': '' } }],
    ['has no cmdline', { files: { '/proc/50/cmdline': systemFailure('ENOENT') } }],
    ['has a cmdline of nobody', { files: { '/proc/50/cmdline': systemFailure('ESRCH') } }],
    ['has no folder', { owners: {} }],
    [
      'has no threads',
      { files: { '/proc/50/stat': '50 (node) Z 40 5 5 0 -1 0 0 0 0 0 1 1 0 0 20 0 1 0 50 1 2\n' }, folders: {} },
    ],
  ])('that %s is gone', (_, parts) => {
    expect(table(parts).get(50)).toBeUndefined();
  });

  it('is read once, whatever becomes of it', () => {
    const files: Record<string, string> = { '/proc/50/stat': '' };
    const source = fakeLinuxSource({ ...fakeMachine({ processes: [SERVER] }), files });
    const processes = new ProcessTable(source, new Users(source), undefined);
    expect(processes.get(50)).toBeUndefined();
    files['/proc/50/stat'] = fakeMachine({ processes: [SERVER] }).files['/proc/50/stat'] as string;
    files['/proc/50/cmdline'] = 'node\0';
    expect(processes.get(50)).toBeUndefined();
    expect(processes.parentOf(50)).toBe(40);
  });
});

describe('a parent', () => {
  it.each<[string, FakeParts]>([
    ['no stat', { files: { '/proc/50/stat': systemFailure('ENOENT') } }],
    ['a stat of nobody', { files: { '/proc/50/stat': systemFailure('ESRCH') } }],
    ['an empty stat', { files: { '/proc/50/stat': '' } }],
  ])('is not known of a process with %s', (_, parts) => {
    expect(table(parts).parentOf(50)).toBeUndefined();
  });
});

describe('a process of a pass over tasks', () => {
  const TASK = { pid: 50, name: 'from-task', uid: 1000, startNs: 5n * 10n ** 8n };

  it('is not read from /proc', () => {
    const files = { '/proc/50/stat': systemFailure('EACCES'), '/proc/50/cmdline': systemFailure('EACCES') };
    const process = table({ files, owners: {} }, taskRecord({ ...TASK, command: 'a\0b\0' })).get(50);
    expect(process).toMatchObject({ name: 'from-task', startId: 500, command: ['a', 'b'], user: 'ana' });
  });

  it('has those arguments from /proc that the pass could not copy', () => {
    const tasks = taskRecord({ ...TASK, command: 'a\0b\0', copyResult: -14 });
    expect(table({}, tasks).get(50)).toMatchObject({ name: 'from-task', command: ['node', 'server.js'] });
    const files = { '/proc/50/cmdline': systemFailure('EACCES') };
    expect(table({ files }, tasks).get(50)).toMatchObject({ name: 'from-task', command: undefined });
  });
});
