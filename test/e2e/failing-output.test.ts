import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../world/run-program.ts';
import { PORTHOLE, PORTHOLE_IN_SHELL } from './program.ts';

const WRITE_TO_NOBODY = ['/usr/bin/python3', join(import.meta.dirname, 'write-to-nobody.py')];

/** The lines on stderr but the one that says what of this machine was not to be seen. */
const errorsIn = (stderr: string): string[] =>
  stderr.split('\n').filter((line) => line !== '' && !line.startsWith('porthole: Incomplete: '));

describe('an output that cannot be written', () => {
  const shell = (script: string) => runProgram(['bash', '-c', script]);

  for (const words of ['list --all', 'list --all --json', '--help', 'list --help', 'version', 'who pid:1 --json']) {
    it(`porthole ${words} > /dev/full says that there is no space, exit status 5`, async () => {
      const { status, stderr } = await shell(`${PORTHOLE_IN_SHELL} ${words} >/dev/full`);
      const [line = '', ...more] = errorsIn(stderr);
      expect(line).toMatch(words.includes('--json') ? /ENOSPC/ : /^porthole: .*no space.*ENOSPC/);
      expect(more).toEqual([]);
      expect(status).toBe(5);
    });

    it(`porthole ${words} into a pipe that nobody reads is a silent success`, async () => {
      const { status, stderr } = await runProgram([...WRITE_TO_NOBODY, ...PORTHOLE, ...words.split(' ')]);
      expect(errorsIn(stderr)).toEqual([]);
      expect(status).toBe(0);
    });
  }

  it('porthole list --all | head -1 prints one line and nothing else', async () => {
    const { status, stdout, stderr } = await shell(`set -o pipefail; ${PORTHOLE_IN_SHELL} list --all | head -1`);
    expect(errorsIn(stderr)).toEqual([]);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(status).toBe(0);
  });

  it('a full disk on standard error too still gives the status', async () => {
    const { status } = await shell(`${PORTHOLE_IN_SHELL} lsit 2>/dev/full`);
    expect(status).toBe(2);
  });
});
