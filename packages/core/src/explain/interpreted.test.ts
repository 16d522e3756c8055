import { describe, expect, it } from 'vitest';
import { interpretedBy } from './interpreted.ts';

const ask = (executable: string | undefined, ...command: string[]) => interpretedBy({ name: 'x', command, executable });

describe('interpretedBy', () => {
  it('names the language and the script', () => {
    expect(ask('/usr/bin/node', 'node', '--inspect', 'server.js', '--port', '1')).toEqual({
      interpreter: 'Node.js',
      script: 'server.js',
      kind: 'file',
    });
    expect(ask('/usr/bin/python3.11', 'python3', '-m', 'http.server')).toMatchObject({
      interpreter: 'Python',
      script: 'http.server',
      kind: 'module',
    });
  });

  it('names no script where none has a name', () => {
    expect(ask('/usr/bin/node', 'node', '-e', '0')).toEqual({
      interpreter: 'Node.js',
      script: undefined,
      kind: 'inline',
    });
    expect(ask('/usr/bin/bash', '-bash')).toEqual({ interpreter: 'Shell', script: undefined, kind: 'nothing' });
    expect(ask('/usr/bin/node', 'my title')).toEqual({ interpreter: 'Node.js', script: undefined, kind: undefined });
  });

  it('does not call a program of its own interpreted', () => {
    expect(ask('/usr/sbin/nginx', 'nginx')).toBeUndefined();
    expect(ask(undefined)).toBeUndefined();
  });
});
