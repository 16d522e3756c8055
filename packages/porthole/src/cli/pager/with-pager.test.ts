import { describe, expect, it } from 'vitest';
import { SAMPLE_SOCKETS } from '../../view/sample-sockets.ts';
import { run } from '../run.ts';
import { type SampleRun, sampleContext } from '../testing/sample-context.ts';
import { sampleHost } from '../testing/sample-host.ts';
import { choosePager } from './choose-pager.ts';

const HOST = sampleHost({ sockets: SAMPLE_SOCKETS });

async function ask(parts: Partial<SampleRun>) {
  const { context, written } = sampleContext({ args: ['list', '--all'], host: HOST, columns: 80, rows: 5, ...parts });
  return { status: await run(context), ...written };
}

describe('a listing longer than the screen', () => {
  it('goes to the pager and not to the terminal, with the status of the listing', async () => {
    const { out, status } = await ask({ env: { PORTHOLE_PAGER: 'cat >/dev/null; exit 7' } });
    expect({ out, status }).toEqual({ out: '', status: 0 });
  });

  it('goes to the terminal where the pager cannot be started', async () => {
    const { out } = await ask({ env: { PORTHOLE_PAGER: 'exec /nonexistent/pager 2>/dev/null' } });
    expect(out.split('\n').length).toBeGreaterThan(5);
  });

  it('is no failure where the pager is left before the end', async () => {
    expect((await ask({ env: { PORTHOLE_PAGER: 'true' } })).status).toBe(0);
  });

  it('is not paged where it fits', async () => {
    const { out } = await ask({ rows: 500, env: { PORTHOLE_PAGER: 'cat >/dev/null' } });
    expect(out).not.toBe('');
  });
});

describe('the pager', () => {
  const choose = (env: Record<string, string>, flags = {}, rows: number | undefined = 24) => {
    const { context } = sampleContext({ args: [], host: HOST, columns: 80, ...(rows && { rows }), env });
    return choosePager(flags, context);
  };

  it.each([
    ['less where nothing is said', {}, { command: undefined, secure: false }],
    ['that of PAGER', { PAGER: 'most' }, { command: 'most', secure: false }],
    [
      'that of PORTHOLE_PAGER before it',
      { PAGER: 'most', PORTHOLE_PAGER: 'less -S' },
      { command: 'less -S', secure: false },
    ],
    ['secure less alone under sudo', { PAGER: 'most', SUDO_UID: '1000' }, { command: undefined, secure: true }],
    ['none where PAGER is empty', { PAGER: '' }, undefined],
    ['none where PAGER is cat', { PAGER: 'cat' }, undefined],
    ['none where PORTHOLE_PAGER is empty, whatever PAGER is', { PAGER: 'most', PORTHOLE_PAGER: '' }, undefined],
    ['none on a terminal that can do nothing', { TERM: 'dumb' }, undefined],
  ])('is %s', (_, env, expected) => {
    expect(choose(env)).toEqual(expected);
  });

  it.each(['no-pager', 'quiet', 'json', 'ndjson', 'csv'])('is none with --%s', (flag) => {
    expect(choose({}, { [flag]: true })).toBeUndefined();
  });

  it('is none where nobody looks', () => {
    const { context } = sampleContext({ args: [], host: HOST });
    expect(choosePager({}, context)).toBeUndefined();
  });
});
