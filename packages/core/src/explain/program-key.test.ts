import { describe, expect, it } from 'vitest';
import { programKey } from './program-key.ts';

const keyOf = (name: string, ...command: string[]) => programKey({ name, command, isKernelThread: false }).key;

describe('programKey', () => {
  it.each([
    [
      ['nginx', 'nginx: master process /usr/sbin/nginx'],
      ['nginx', 'nginx: worker process'],
    ],
    [
      ['postgres', '/usr/lib/postgresql/15/bin/postgres', '-D', 'x'],
      ['postgres', 'postgres: checkpointer '],
    ],
    [
      ['bash', '-bash'],
      ['bash', '/bin/bash'],
    ],
    [
      ['chrome', '/opt/chrome/chrome'],
      ['Chrome_Child', '/opt/chrome/chrome', '--type=renderer'],
    ],
    [
      ['node', 'node', '/app/server.js', '--port', '1'],
      ['MainThread', '/usr/bin/node', '/app/server.js'],
    ],
    [
      ['node', 'node', '-e', 'x()'],
      ['node', 'node', '-e', 'x()'],
    ],
  ])('is the same for %j and %j', ([name = '', ...command], [otherName = '', ...otherCommand]) => {
    expect(keyOf(name, ...command)).toBe(keyOf(otherName, ...otherCommand));
  });

  it.each([
    [
      ['node', 'node', '/app/a.js'],
      ['node', 'node', '/app/b.js'],
    ],
    [
      ['node', 'node', '-e', 'x()'],
      ['node', 'node', '-e', 'y()'],
    ],
    [
      ['python3', 'python3', '-m', 'http.server'],
      ['python3', 'python3', '-m', 'venv'],
    ],
    [
      ['sh', 'sh', '-c', 'a'],
      ['sh', 'sh'],
    ],
    [
      ['nginx', 'nginx: worker process'],
      ['postgres', 'postgres: checkpointer '],
    ],
  ])('is another for %j and %j', ([name = '', ...command], [otherName = '', ...otherCommand]) => {
    expect(keyOf(name, ...command)).not.toBe(keyOf(otherName, ...otherCommand));
  });

  it('is one for all threads of the kernel, and not for who calls itself so', () => {
    const kernel = programKey({ name: 'kworker/0:1', command: [], isKernelThread: true }).key;
    expect(programKey({ name: 'ksoftirqd/0', command: [], isKernelThread: true }).key).toBe(kernel);
    expect(keyOf('kernel', 'kernel')).not.toBe(kernel);
    expect(programKey({ name: 'kernel', command: [], isKernelThread: false }).key).not.toBe(kernel);
  });

  it('says where a script was named from a folder that is not known', () => {
    const isLocal = (...command: string[]) => programKey({ name: 'node', command, isKernelThread: false }).isLocal;
    expect(isLocal('node', 'server.js')).toBe(true);
    expect(isLocal('node', '/app/server.js')).toBe(false);
    expect(isLocal('nginx: worker process')).toBe(false);
  });

  it('goes by the name of a process whose arguments are gone or not to be read', () => {
    const zombie = programKey({ name: 'sh', command: [], isKernelThread: false });
    expect(zombie).toEqual({ key: 'name sh', isLocal: false });
    expect(programKey({ name: undefined, command: undefined, isKernelThread: false }).key).toBe('name ');
  });
});
