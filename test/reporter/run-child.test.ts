import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runChild } from '../../scripts/test/run-child.mjs';

describe('runChild', () => {
  const options = { cwd: tmpdir(), timeoutMs: 20_000, show: false };

  it('keeps the output and tells the exit status', async () => {
    const run = await runChild([process.execPath, '-e', 'console.log("out"); process.exit(3)'], options);
    expect(run).toEqual({ ok: false, ending: 'exit status 3', output: 'out\n' });
  });

  it('ends a child, and what that started, when its time is over', async () => {
    const run = await runChild(['sh', '-c', 'sleep 1000 & sleep 1000'], { ...options, timeoutMs: 200 });
    expect(run).toMatchObject({ ok: false, ending: 'killed after 0.2 s' });
  });

  it('tells of a program that is not there', async () => {
    const run = await runChild(['/nowhere/program'], options);
    expect(run.ok).toBe(false);
    expect(run.ending).toContain('ENOENT');
  });

  it('tells of a crash', async () => {
    const run = await runChild(['sh', '-c', 'kill -SEGV $$'], options);
    expect(run).toMatchObject({ ok: false, ending: 'ended by SIGSEGV' });
  });
});
