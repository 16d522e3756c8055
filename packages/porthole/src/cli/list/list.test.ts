import { describe, expect, it } from 'vitest';
import { SAMPLE_SOCKETS } from '../../view/sample-sockets.ts';
import { createOutputOf } from '../output.ts';
import { run } from '../run.ts';
import { type SampleRun, sampleContext } from '../testing/sample-context.ts';
import { sampleHost } from '../testing/sample-host.ts';

const GAPS = [{ what: 'owner', reason: 'permission', count: 4, detail: 'sockets of others', remedy: 'root' }] as const;
const HOST = sampleHost({ sockets: SAMPLE_SOCKETS, gaps: GAPS });
/** Nothing of it is missing. */
const FULL = sampleHost({ sockets: SAMPLE_SOCKETS });
const EMPTY = sampleHost({});

async function ask(args: readonly string[], parts: Partial<SampleRun> = {}) {
  const { context, written } = sampleContext({ args, host: HOST, ...parts });
  return { status: await run(context), ...written };
}

function firstColumn(out: string): string[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/\s+/)[0] ?? '');
}

describe('list', () => {
  it('shows a person the answer first, then the table, then what to type next', async () => {
    const { status, out } = await ask([], { columns: 100, env: { NO_COLOR: '1' } });
    const lines = out.split('\n');
    expect(lines[0]).toBe(
      '6 ports are open: 2 only to this machine, 3 to the network, 1 to the internet (a public address is',
    );
    expect(lines.slice(1, 5).join('|')).toMatch(
      /^ {2}bound\)\. 1 more is lent to programs for a while \(listed last\)\.\|\|PORT .*\|80 /,
    );
    expect(lines.slice(-4)).toEqual([
      '  one port    porthole who 80',
      '  who talks   porthole connections',
      '  everything  porthole list --all',
      '',
    ]);
    expect(status).toBe(0);
  });

  it('gives a pipe the rows alone, by port, the lent ones last', async () => {
    const { out } = await ask(['list']);
    expect(firstColumn(out)).toEqual(['PORT', '80', '3000', '4789', '5173', '5432', '8000', '45353']);
  });

  it('says beside a pipe what it would have said around the table on a screen', async () => {
    const { err } = await ask(['list'], { host: FULL });
    const lines = err.split('\n');
    expect(lines[0]).toMatch(/^6 ports are open: .*\(listed last\)\.$/);
    expect(lines.slice(1)).toEqual([
      '  one port    porthole who 80',
      '  who talks   porthole connections',
      '  everything  porthole list --all',
      '',
    ]);
  });

  it('says nothing of the kind to who wants quiet, JSON, or every socket', async () => {
    for (const flag of ['--quiet', '--json', '--ndjson', '--all']) {
      expect((await ask(['list', flag], { host: FULL })).err).toBe('');
    }
  });

  it('lists the rows also where nothing can be said beside them', async () => {
    const { context, written } = sampleContext({ args: ['list'], host: FULL });
    const full = createOutputOf(
      () => {
        throw new Error('full');
      },
      () => ({ isTerminal: false, columns: undefined }),
    );
    expect(await run({ ...context, err: full })).toBe(0);
    expect(firstColumn(written.out)).toHaveLength(8);
  });

  it('says on stderr what is missing and what would show it', async () => {
    const { err } = await ask(['list', 'process:node']);
    expect(err.split('\n').slice(-2).join('\n')).toBe(
      'porthole: Incomplete: sockets of others (4). To see it, run: sudo /usr/bin/node /usr/lib/node_modules/porthole/bin/porthole.cjs list process:node\n',
    );
  });

  it('says nothing of what is missing elsewhere', async () => {
    expect((await ask(['list', 'port:80'])).err).not.toContain('Incomplete');
  });

  it('counts the clients of a listener', async () => {
    const { out } = await ask(['list', '--columns', 'port,clients']);
    expect(out.split('\n').map((line) => line.replace(/\s+/g, ' ').trim())).toContain('3000 1');
    expect(out.split('\n').map((line) => line.replace(/\s+/g, ' ').trim())).toContain('8000 1');
  });

  it.each([
    [['list', 'port:80'], ['80']],
    [
      ['list', '80-3000'],
      ['80', '3000'],
    ],
    [
      ['list', '-80', '!udp'.replace('udp', 'proto:udp'), '--sort', '-port'],
      ['8000', '5432', '5173', '3000'],
    ],
    [
      ['list', '--udp'],
      ['4789', '45353'],
    ],
    [
      ['list', '-6'],
      ['80', '3000', '5173'],
    ],
    [['list', 'nginx'], ['80']],
    [
      ['list', 'reach:this-machine'],
      ['3000', '5432'],
    ],
  ])('%j lists %j', async (args, ports) => {
    const { status, out } = await ask(args);
    expect(firstColumn(out).slice(1)).toEqual(ports);
    expect(status).toBe(0);
  });

  it('--mine lists what one made or holds, under sudo that of the caller', async () => {
    const own = firstColumn((await ask(['list', '--mine'], { uid: 113 })).out).slice(1);
    expect(own).toEqual(['5432']);
    const sudo = await ask(['list', '--mine'], { uid: 0, env: { SUDO_UID: '113' } });
    expect(firstColumn(sudo.out).slice(1)).toEqual(own);
  });

  it('has words for nothing: on the screen, or beside the empty pipe', async () => {
    expect(await ask(['list'], { host: EMPTY, columns: 80 })).toEqual({
      status: 1,
      out: 'Nothing listens here.\n',
      err: '',
    });
    expect(await ask(['list'], { host: EMPTY })).toEqual({ status: 1, out: '', err: 'Nothing listens here.\n' });
    expect(await ask(['list', 'port:1'], { host: EMPTY })).toMatchObject({ status: 1, err: 'No open port matches.\n' });
    expect(await ask(['list', '--all'], { host: EMPTY })).toMatchObject({
      status: 1,
      err: 'There is no socket here.\n',
    });
    expect(await ask(['list', '--json'], { host: EMPTY })).toMatchObject({ status: 1, err: '' });
  });

  it('--all has a row for each socket', async () => {
    const { out } = await ask(['list', '--all']);
    expect(out.trimEnd().split('\n')).toHaveLength(1 + SAMPLE_SOCKETS.length);
    expect((await ask(['list', '--all', '--info'])).out).toContain('RTT');
  });

  it('--json has the listeners unfolded, --all --json everything, with the gaps and nothing beside them', async () => {
    const { out, err } = await ask(['list', '--json']);
    const document = JSON.parse(out);
    expect(document).toMatchObject({
      schema: 'porthole.sockets/1',
      gaps: [{ remedy: expect.stringMatching(/^sudo /) }],
    });
    expect(document.sockets).toHaveLength(9);
    expect(err).toBe('');
    expect(JSON.parse((await ask(['list', '--json', '--all'])).out).sockets).toHaveLength(SAMPLE_SOCKETS.length);
  });

  it('--ndjson has a line for each, and one at the end', async () => {
    const lines = (await ask(['list', '--ndjson', 'port:80'])).out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).schema)).toEqual([
      'porthole.socket/1',
      'porthole.socket/1',
      'porthole.end/1',
    ]);
  });
});

describe('connections', () => {
  it('names both ends of what is connected, and the way', async () => {
    const { status, out } = await ask(['connections']);
    const rows = out.trimEnd().split('\n').slice(1);
    expect(rows).toHaveLength(5);
    expect(rows.find((row) => /127\.0\.0\.1:3000 +←/.test(row))).toMatch(/^node .*chrome 3120.* lo /);
    expect(status).toBe(0);
  });

  it('knows who connected to whom even where a filter leaves the listener out', async () => {
    const { out } = await ask(['connections', 'rport:40112']);
    expect(out).toMatch(/127\.0\.0\.1:3000 +← +127\.0\.0\.1:40112/);
  });

  it('tells a person how many there are', async () => {
    const { out } = await ask(['connections'], { columns: 120, env: { NO_COLOR: '1' } });
    expect(out.split('\n')[0]).toMatch(
      /^5 connections: \d out, \d in; 2 within this machine.*; 1 closed and still kept\.$/,
    );
  });

  it('tells a pipe the same beside the rows, and programs nothing', async () => {
    expect((await ask(['connections'], { host: FULL })).err).toMatch(/^5 connections: .*\.\n$/);
    for (const flag of ['--quiet', '--json', '--ndjson']) {
      expect((await ask(['connections', flag], { host: FULL })).err).toBe('');
    }
  });

  it('has words for none', async () => {
    expect(await ask(['connections'], { host: EMPTY })).toEqual({ status: 1, out: '', err: 'Nothing is connected.\n' });
  });

  it('--json has every socket with a remote end, and its peer', async () => {
    const { sockets } = JSON.parse((await ask(['connections', '--json'])).out);
    expect(sockets).toHaveLength(5);
    expect(sockets.filter((socket: { peer: unknown }) => socket.peer !== null)).toHaveLength(2);
  });
});
