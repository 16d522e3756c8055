import { describe, expect, it } from 'vitest';
import { decodeTask, indexTasks } from '../linux/bpf/record-codec.ts';
import { parseCmdline } from '../linux/proc-pid-codec.ts';
import { taskRecord } from '../linux/testing/task-record.ts';
import { redactCommand, redactFile, redactTasks } from './redact.ts';

const SPARE = { withArguments: false };
const KEEP = { withArguments: true };

describe('redactCommand', () => {
  it.each<[string, string, string[]]>([
    ['arguments', 'node\0server.js\0--key=secret\0', ['node', '[redacted]']],
    ['a path with arguments', '/usr/bin/node\0a\0', ['/usr/bin/node', '[redacted]']],
    ['an empty argument', 'node\0\0', ['node', '[redacted]']],
    ['a title', 'postgres: ana secret [local] idle\0', ['postgres:', '[redacted]']],
    ['a title that fills its room', 'sshd: ana@secret\0\0\0\0', ['sshd:', '[redacted]']],
    ['a title without an end', 'php secret', ['php', '[redacted]']],
    ['lines', 'sh\nsecret\0', ['sh', '[redacted]']],
    ['no program', '\0secret\0', ['', '[redacted]']],
    ['a program alone', '/sbin/init\0', ['/sbin/init']],
    ['a kernel thread', '', []],
  ])('of %s keeps the program', (_, command, expected) => {
    expect(parseCmdline(redactCommand(Buffer.from(command)))).toEqual(expected);
  });
});

describe('redactFile', () => {
  it.each(['/proc/7/cmdline', '/proc/7/task/9/cmdline', '/proc/cmdline'])('knows %s', (path) => {
    const bytes = Buffer.from('a\0secret\0');
    expect(redactFile(path, bytes, SPARE).toString()).toBe('a\0[redacted]\0');
    expect(redactFile(path, bytes, KEEP)).toBe(bytes);
  });

  it('leaves names and numbers of users, and nothing about people', () => {
    const table =
      'root:x:0:0:Root:/root:/bin/sh\n# a remark\n+nis\nana:!hash:1000:1000:Ana Roe,,555:/home/ana:/bin/zsh\n';
    expect(redactFile('/etc/passwd', Buffer.from(table), KEEP).toString()).toBe('root:x:0:\n\n\nana:x:1000:\n');
  });

  it('leaves every other file as it is', () => {
    const bytes = Buffer.from('7 (node) S 1');
    expect(redactFile('/proc/7/stat', bytes, SPARE)).toBe(bytes);
  });
});

describe('redactTasks', () => {
  const bytes = Buffer.concat([
    taskRecord({ pid: 1, name: 'init', command: '/sbin/init\0', uid: 0, startNs: 10_000_000n }),
    taskRecord({ pid: 7, name: 'node', command: 'node\0--key=secret\0', uid: 1000, startNs: 20_000_000n }),
    taskRecord({ pid: 8, name: 'long', command: `long\0${'secret'.repeat(100)}\0` }),
    taskRecord({ pid: 9, name: 'title', command: 'title: secret' }),
    taskRecord({ pid: 10, name: 'unread', command: 'x\0secret\0', copyResult: -14 }),
    taskRecord({ pid: 11, name: 'kernel', command: '' }),
  ]);
  const redacted = redactTasks(bytes, SPARE);
  const told = [...indexTasks(redacted).values()].map((at) => {
    const { pid, uid, startId, name, command } = decodeTask(redacted, at);
    return [pid, uid, startId, Buffer.from(name).toString(), command && parseCmdline(command)];
  });

  it('keeps who each is, and the program of its command', () => {
    expect(told).toEqual([
      [1, 0, 10, 'init', ['/sbin/init']],
      [7, 1000, 20, 'node', ['node', '[redacted]']],
      // What the record has not whole is read from /proc.
      [8, 0, 0, 'long', undefined],
      [9, 0, 0, 'title', undefined],
      [10, 0, 0, 'unread', undefined],
      [11, 0, 0, 'kernel', []],
    ]);
  });

  it('keeps no byte of the arguments', () => {
    expect(Buffer.from(redacted).toString('latin1')).not.toContain('secret');
    expect(redactTasks(bytes, KEEP)).toBe(bytes);
  });
});
