import { describe, expect, it } from 'vitest';
import { taskRecord } from '../testing/task-record.ts';
import { COMMAND_BYTES, decodeCookies, decodeTask, indexTasks, TASK_HEAD_BYTES } from './record-codec.ts';

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

/** As the task iterator of Linux 6.18 wrote it, of `sleep 60` by user 1000; field 22 of its /proc stat was 462920. */
const SLEEP = Buffer.from(
  `${'63680000'}${'e8030000'}${'39cf44d235040000'}${'09000000'}${'00000000'}` +
    `736c6565700000000000000000000000${'736c65657000363000'}`,
  'hex',
);

describe('a task record', () => {
  it('as a kernel wrote it', () => {
    const task = decodeTask(SLEEP, 0);
    expect([task.pid, task.uid, task.startId]).toEqual([26_723, 1000, 4_629_200]);
    expect([text(task.name), text(task.command)]).toEqual(['sleep', 'sleep\x0060\0']);
  });

  it('has a name of up to 16 bytes', () => {
    const name = (value: string) => text(decodeTask(taskRecord({ pid: 1, name: value, command: 'x\0' }), 0).name);
    expect(name('exactly15bytes!')).toBe('exactly15bytes!');
    expect(name('sixteen bytes ..')).toBe('sixteen bytes ..');
    expect(name('')).toBe('');
  });

  it.each([
    ['of a kernel thread or an emptied one', { command: '' }, ''],
    ['that just fits', { command: `${'a'.repeat(COMMAND_BYTES - 1)}\0` }, `${'a'.repeat(COMMAND_BYTES - 1)}\0`],
    ['that are too long', { command: `${'a'.repeat(COMMAND_BYTES)}\0` }, undefined],
    ['of 4 kB', { command: 'a'.repeat(4096) }, undefined],
    ['that were rewritten, so that no NUL ends them', { command: 'nginx: worker' }, undefined],
    ['that could not be copied (EFAULT)', { command: 'x\0', copyResult: -14 }, undefined],
  ])('arguments %s', (_, parts, command) => {
    expect(text(decodeTask(taskRecord({ pid: 1, name: 'x', ...parts }), 0).command)).toBe(command);
  });

  it('has arguments that are not told where the pass is cut off', () => {
    const whole = taskRecord({ pid: 1, name: 'x', command: 'abc\0' });
    expect(decodeTask(whole.subarray(0, TASK_HEAD_BYTES + 2), 0).command).toBeUndefined();
  });

  it('rounds its start down to 10 ms, as /proc does', () => {
    const startOf = (startNs: bigint) => decodeTask(taskRecord({ pid: 1, name: 'x', command: '', startNs }), 0).startId;
    expect(startOf(9_999_999n)).toBe(0);
    expect(startOf(10_000_000n)).toBe(10);
    expect(startOf(2n ** 53n + 9_999_999n)).toBe(Number((2n ** 53n + 9_999_999n) / 10_000_000n) * 10);
  });
});

describe('indexTasks', () => {
  it('finds every record, whatever their lengths', () => {
    const commands = ['', 'a\0', 'b'.repeat(COMMAND_BYTES), 'c'.repeat(5000), 'd\0e\0'];
    const pass = Buffer.concat(
      commands.map((command, index) => taskRecord({ pid: index + 10, name: `p${index}`, command })),
    );
    const found = indexTasks(pass);
    expect([...found.keys()]).toEqual([10, 11, 12, 13, 14]);
    expect([...found.values()].map((at) => text(decodeTask(pass, at).name))).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
  });

  it('leaves out a head that is cut off', () => {
    const record = taskRecord({ pid: 1, name: 'x', command: '' });
    expect(indexTasks(Buffer.concat([record, record.subarray(0, 39)])).size).toBe(1);
    expect(indexTasks(new Uint8Array(0)).size).toBe(0);
  });
});

describe('decodeCookies', () => {
  it('reads unsigned 64-bit numbers and leaves out half of one', () => {
    const bytes = Buffer.from(`${'0500000000000000'}${'ffffffffffffffff'}${'0500000000000000'}${'06000000'}`, 'hex');
    expect([...decodeCookies(bytes)]).toEqual(['5', '18446744073709551615']);
  });
});
