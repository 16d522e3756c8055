import path from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../world/run-program.ts';

const EXAMPLE = ['--import', 'tsx', path.resolve(import.meta.dirname, '../../examples/two-modes/run.ts')];

for (const words of ['', '3', '1 x', '2 host:99999', '2 a:b', 'server 127.0.0.1:x', '2 127.0.0.1:1 more']) {
  it(`the example refuses the arguments "${words}" and shows its usage`, async () => {
    const given = words === '' ? [] : words.split(' ');
    const { status, stdout, stderr } = await runProgram([process.execPath, ...EXAMPLE, ...given], {
      folder: path.resolve(import.meta.dirname, '../..'),
    });
    expect(stderr).toMatch(/^usage: npm run example -- 1/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
}
