import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLease } from '../../packages/core/src/act/free/lease-codec.ts';
import { type Ran, runProgram } from '../world/run-program.ts';
import { PORTHOLE } from './program.ts';

const killer = path.join(import.meta.dirname, 'kill-at-call.cjs');
/** More than a taking has. */
const MOST_CALLS = 80;

let folder: string;

/** `porthole free` in a folder that is no project. */
function free(
  state: string,
  words: readonly string[],
  { nodeFlags = [], env = {} }: { nodeFlags?: readonly string[]; env?: Record<string, string> } = {},
): Promise<Ran> {
  const [node = '', script = ''] = PORTHOLE;
  return runProgram([node, ...nodeFlags, script, 'free', ...words], {
    folder,
    env: { PORTHOLE_STATE: state, ...env },
  });
}

/** The names of the leases in their files. A file of the folder that is neither a lease nor on its way is a failure. */
function kept(state: string): (string | undefined)[] {
  return readdirSync(path.join(state, 'leases'))
    .filter((file) => !/^\.[0-9a-f]+\.writing$/.test(file))
    .map((file) => {
      const lease = parseLease(readFileSync(path.join(state, 'leases', file), 'utf8'));
      expect(lease).toBeDefined();
      return lease?.name;
    });
}

describe('porthole free, killed at every moment', () => {
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'porthole-crash-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const when of ['before', 'after'] as const) {
    it(`leaves leases that can be read, and keeps nobody from a port, ${when} each call`, async () => {
      let at = 1;
      for (; at < MOST_CALLS; at++) {
        const state = path.join(folder, `${when}-${at}`);
        const env = { KILL_AT: String(at), KILL_WHEN: when, KILL_BELOW: state };
        const { signal, stdout } = await free(state, ['--for', 'first'], { nodeFlags: ['--require', killer], env });
        if (signal !== 'SIGKILL') {
          expect(stdout).toMatch(/^\d+\n$/);
          break;
        }
        // Whoever comes next gets a port, is told of nothing, and the claim of the dead one is gone.
        const next = await free(state, ['--for', 'second']);
        expect(next).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^\d+\n$/) });
        expect([['second'], ['first', 'second']]).toContainEqual(kept(state).sort());
      }
      // Made, listed, written, renamed, listed, written again: a taking has more than a dozen of them.
      expect(at).toBeGreaterThan(12);
      expect(at).toBeLessThan(MOST_CALLS);
    }, 60_000);
  }
});
