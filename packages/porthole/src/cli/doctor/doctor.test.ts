import type { Check } from '@porthole/core';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { doctorSchema } from '../../contract/schemas/doctor-schema.ts';
import { displayWidth } from '../../view/width.ts';
import { run } from '../run.ts';
import { type SampleRun, sampleContext } from '../testing/sample-context.ts';
import { sampleHost } from '../testing/sample-host.ts';

const FINE: Check = { id: 'sockets', status: 'ok', finding: 'Sockets are read by sock_diag.', remedy: undefined };
const HIDDEN: Check = { id: 'owners', status: 'partial', finding: '3 of 9 processes are hidden.', remedy: 'root' };
const RIGHTS: Check = { id: 'capabilities', status: 'partial', finding: 'It lacks\n\x1b[31mall.', remedy: 'root' };
const BLIND: Check = { ...FINE, status: 'unavailable', finding: 'Sockets cannot be read.', hint: 'Is /proc mounted?' };

async function ask(checks: readonly Check[], words: readonly string[] = [], parts: Partial<SampleRun> = {}) {
  const { context, written } = sampleContext({ args: ['doctor', ...words], host: sampleHost({ checks }), ...parts });
  return { status: await run(context), ...written };
}

describe('doctor', () => {
  it('says what is not to be seen, and each command that would show more once', async () => {
    const { out, status } = await ask([FINE, HIDDEN, RIGHTS]);
    expect(out.split('\n')).toEqual([
      '1 of 4 checks are well. Not all can be seen: owners, rights, program.',
      '',
      '  sockets     ✓ ok: Sockets are read by sock_diag.',
      '  owners      ▲ partial: 3 of 9 processes are hidden.',
      '  rights      ▲ partial: It lacks\\n\\x1b[31mall.',
      expect.stringMatching(/^ {2}program {5}▲ partial: porthole runs on Node \S+, without code caches/),
      '',
      '  to see more of owners, rights:',
      expect.stringMatching(/^ {14}sudo \/usr\/bin\/node \S+ list$/),
      '',
    ]);
    expect(status).toBe(0);
  });

  it('offers root nothing that root has', async () => {
    expect((await ask([HIDDEN], [], { uid: 0 })).out).not.toContain('to see more');
  });

  it('ends with 5 where nothing can be read', async () => {
    const { out, status } = await ask([BLIND]);
    expect(out).toContain('○ missing: Sockets cannot be read. Is /proc mounted?');
    expect(status).toBe(5);
  });

  it('is a document that fits its schema', async () => {
    const { out } = await ask([FINE, HIDDEN, BLIND], ['--json']);
    const { checks } = v.parse(doctorSchema, JSON.parse(out));
    expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'sockets ok',
      'owners partial',
      'sockets unavailable',
      'program partial',
    ]);
    expect(checks[1]?.remedy).toMatch(/^sudo .* list$/);
    expect(checks[2]).toMatchObject({ remedy: null, hint: 'Is /proc mounted?' });
  });

  it.each([40, 80, 160])('fits %d columns', async (columns) => {
    const { out } = await ask([FINE, HIDDEN, RIGHTS], [], { columns, env: { NO_COLOR: '1' } });
    const long = out.split('\n').filter((line) => displayWidth(line) > columns && !line.includes('sudo'));
    expect(long).toEqual([]);
  });
});
