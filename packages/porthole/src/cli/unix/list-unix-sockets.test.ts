import { describe, expect, it } from 'vitest';
import { SAMPLE_UNIX_SOCKETS } from '../../view/sample-unix-sockets.ts';
import { displayWidth } from '../../view/width.ts';
import { run } from '../run.ts';
import { type SampleRun, sampleContext } from '../testing/sample-context.ts';
import { sampleHost } from '../testing/sample-host.ts';

const HOST = sampleHost({ unixSockets: SAMPLE_UNIX_SOCKETS });

async function ask(words: readonly string[], parts: Partial<SampleRun> = {}) {
  const { context, written } = sampleContext({ args: ['list', '--unix', ...words], host: HOST, ...parts });
  return { status: await run(context), ...written };
}

async function column(key: string, ...words: string[]): Promise<string[]> {
  const { out } = await ask(['--csv', '--columns', key, ...words]);
  return out.split('\n').slice(1, -1);
}

describe('list --unix', () => {
  it('shows what can be reached first, each with its process and that of the other end', async () => {
    const { out, err, status } = await ask([]);
    expect(out).toBe(
      [
        "TYPE      STATE      PROCESS            PID  USER  PEER            NAME                           PEER'S NAME",
        'stream    listen     postgres          1204  ana   -               /run/postgresql/.s.PGSQL.5432  -',
        'stream    listen     (no permission)      -  ana   -               @a\\x00b\\n\\x1b[31m\\u{202e}=1+1  -',
        'datagram  bound      node             48213  ana   -               ./@log                         -',
        'stream    connected  postgres          1204  ana   node 48213      /run/postgresql/.s.PGSQL.5432  -',
        'stream    connected  node             48213  ana   postgres 1204   -                              /run/postgresql/.s.PGSQL.5432',
        'stream    connected  node             48213  ana   (not accepted)  -                              -',
        'datagram  closed     node             48213  ana   -               -                              -',
        '',
      ].join('\n'),
    );
    expect(err).toBe(
      '7 UNIX sockets: 2 wait for clients, 1 has a name and no peer, 3 are connected, 1 is idle. 1 keeps clients waiting to be accepted.\n',
    );
    expect(status).toBe(0);
  });

  it.each([40, 80, 160])('fits %d columns', async (columns) => {
    const { out } = await ask([], { columns, env: { NO_COLOR: '1' } });
    expect(out.split('\n').filter((line) => displayWidth(line) > columns)).toEqual([]);
    expect(out).toContain('postgres');
  });

  it('is narrowed by words in names, and by what filters know of a UNIX socket', async () => {
    expect(await column('inode', 'pgsql')).toEqual(['1', '3', '4']);
    expect(await column('inode', 'process:postgres')).toEqual(['1', '3']);
    expect(await column('inode', 'state:listen', '-process:postgres')).toEqual(['2']);
    expect(await column('inode', 'pid:1204', '--sort', '-inode')).toEqual(['3', '1']);
  });

  it('is sorted by any of its columns', async () => {
    expect(await column('peerPid', '--sort', 'peerPid')).toEqual(['1204', '48213', '', '', '', '', '']);
    expect((await column('path', '--sort', '-path'))[0]).toBe('@a\\x00b\\n\\x1b[31m\\u{202e}=1+1');
  });

  it.each([
    [['port:80'], /port: says nothing of a UNIX socket/],
    [['--tcp'], /--tcp/],
    [['--sort', 'pth'], /Did you mean path\?/],
    [['--columns', 'peerpid'], /Did you mean peerPid\?/],
  ])('%j is told on one line, with status 2', async (words, message) => {
    const { err, out, status } = await ask(words);
    expect(err).toMatch(message);
    expect({ out, status, lines: err.split('\n').length }).toEqual({ out: '', status: 2, lines: 2 });
  });

  it('says when there is none', async () => {
    expect(await ask(['nosuch'])).toEqual({ out: '', err: 'No UNIX socket matches.\n', status: 1 });
    expect(await ask([], { host: sampleHost({}) })).toMatchObject({
      err: 'There is no UNIX socket here.\n',
      status: 1,
    });
  });

  it('says what it could not see', async () => {
    const gaps = [{ what: 'owner', reason: 'permission', count: 2, detail: 'of others', remedy: 'root' }] as const;
    const { err } = await ask(['--csv'], { host: sampleHost({ unixSockets: SAMPLE_UNIX_SOCKETS, gaps }) });
    expect(err).toMatch(/^porthole: Incomplete: of others \(2\)\. To see it, run: sudo .* list --unix --csv\n$/);
  });
});
