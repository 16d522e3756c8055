import { expect, it } from 'vitest';
import { runTool } from './run-tool.ts';

const codeOf = (command: readonly string[]): unknown => {
  try {
    return runTool(command).status;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

it('gives what a program wrote, and how it ended', () => {
  const { status, stdout, stderr } = runTool(['sh', '-c', 'echo "$0 $PWD"; echo no >&2; exit 3', "a'b $HOME"]);
  expect([status, String(stdout), String(stderr)]).toEqual([3, "a'b $HOME /\n", 'no\n']);
});

it('gives it nothing to read', () => {
  expect(String(runTool(['cat']).stdout)).toBe('');
});

it('throws the code of the system where it does not run, or not to its end', () => {
  expect(codeOf(['no-such-program-anywhere'])).toBe('ENOENT');
  expect(codeOf(['sh', '-c', 'kill -9 $$'])).toBe('EINTR');
});

it('bounds how much it may write', () => {
  expect(codeOf(['head', '-c', '9000000', '/dev/zero'])).toBe('ENOBUFS');
});

it('bounds how long it may take', () => {
  expect(codeOf(['sleep', '60'])).toBe('ETIMEDOUT');
});
