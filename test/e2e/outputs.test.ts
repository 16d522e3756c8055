import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import { wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, inTerminal, PORTHOLE, PORTHOLE_IN_SHELL } from './program.ts';

let folder: string;
let world: World;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

async function run(...words: string[]) {
  return world.run([...PORTHOLE, ...words]);
}

/** The rows as Python's own reader of CSV finds them (csv(3) of its library), by column. */
async function csv(...words: string[]): Promise<Record<string, string>[]> {
  const reader = 'import csv, json, sys; print(json.dumps(list(csv.DictReader(sys.stdin, strict=True))))';
  const line = `${PORTHOLE_IN_SHELL} ${words.join(' ')} --csv | /usr/bin/python3 -c '${reader}'`;
  const { stdout } = await world.run(['sh', '-c', line]);
  return JSON.parse(stdout);
}

describeWith(['python', 'namespaces'], 'the outputs of listings', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'porthole-outputs-'));
    const whole = wholeWorld();
    world = await openWorld({ ...whole, situations: [...whole.situations, ['unix-sockets', folder], ['raw-sockets']] });
  });
  afterAll(async () => {
    await world?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('as CSV are what JSON tells', async () => {
    for (const words of [['list', '--all'], ['connections'], ['list', '--all-namespaces']]) {
      const rows = await csv(...words);
      const { sockets } = JSON.parse((await run(...words, '--json')).stdout);
      const told = sockets.map((socket: { id: string; owner: { holders?: { pid: number }[] } }) => [
        socket.id,
        (socket.owner.holders ?? [])
          .map(({ pid }) => pid)
          .sort((a, b) => a - b)
          .join(),
      ]);
      const shown = rows.map(({ id, pid }) => [
        id,
        (pid ?? '')
          .split(',')
          .filter(Boolean)
          .map(Number)
          .sort((a, b) => a - b)
          .join(),
      ]);
      expect(shown.sort(), words.join(' ')).toEqual(told.sort());
    }
  });

  it('as CSV of the open ports have every port, and nothing made for eyes', async () => {
    const rows = await csv('list');
    const listening = world.sockets.filter(({ state }) => state === 'listen');
    for (const { local } of listening) expect(rows.map(({ port }) => port)).toContain(String(local.port));
    expect(new Set(rows.map(({ reach }) => reach))).toEqual(new Set(['this-machine', 'network']));
    for (const { up } of rows) expect(up).toMatch(/^\d*$/);
  });

  it('of UNIX sockets are all there, whatever they are called', async () => {
    const told = world.of('unix-sockets').unix ?? [];
    const rows = await csv('list', '--unix');
    const shown = rows.map(({ inode, state, type }) => `${inode} ${state} ${type}`);
    for (const { inode, state, type } of told) expect(shown).toContain(`${inode} ${state} ${type}`);
    for (const form of [[], ['--csv'], ['--json'], ['--ndjson']]) {
      const { stdout, stderr } = await run('list', '--unix', ...form);
      expect(stdout, form.join()).not.toMatch(HARMFUL);
      expect(stderr).not.toMatch(HARMFUL);
      expect(stdout).toContain('app.sock');
    }
  });

  it('of raw sockets name each protocol', async () => {
    const rows = (await csv('list', '--raw')).map(({ number, protocol, pid }) => `${number} ${protocol} ${pid}`);
    const { pid, raw = [] } = world.of('raw-sockets');
    expect(rows.filter((row) => row.endsWith(` ${pid}`))).toEqual([
      `1 icmp ${pid}`,
      `58 ipv6-icmp ${pid}`,
      `89 ospf ${pid}`,
      `253 253 ${pid}`,
      `255 raw ${pid}`,
    ]);
    expect(raw).toHaveLength(5);
  });

  it('are sorted by any column, also those that are not shown', async () => {
    const inodes = async (...words: string[]) => {
      const { stdout } = await run('list', '--all', '--columns', 'inode', '--csv', ...words);
      return stdout.trimEnd().split('\n').slice(1).filter(Boolean).map(Number);
    };
    const up = await inodes('--sort', 'inode');
    expect(up.length).toBeGreaterThan(50);
    expect(up).toEqual([...up].sort((a, b) => a - b));
    expect(await inodes('--sort', '-inode')).toEqual([...up].reverse());
  });

  it('of all namespaces have the ports of another one under its own heading', async () => {
    const { pid, elsewhere = [] } = world.of('other-network-namespace');
    const { stdout } = await run('list', '--all-namespaces');
    const group = stdout.split('\n\n').find((text) => text.startsWith(`Network namespace of python3 ${pid} `)) ?? '';
    for (const { local } of elsewhere) expect(group).toMatch(new RegExp(`127\\.0\\.0\\.1:${local.port} .* ${pid} `));
    expect(stdout).toMatch(/^This network namespace \(\d+, \d+ processes\)$/m);
  });

  it('go through the pager of the user where they are longer than the screen, and keep their status', async () => {
    const paged = path.join(folder, 'paged');
    const show = (pager: string, ...words: string[]) =>
      world.run([...inTerminal(100), ...PORTHOLE, ...words], {
        env: { TERM: 'xterm', NO_COLOR: '1', PORTHOLE_PAGER: pager },
      });
    const long = await show(`cat > '${paged}'; exit 9`, 'list', '--all');
    expect(long.status).toBe(0);
    expect(readFileSync(paged, 'utf8').split('\n').length).toBeGreaterThan(40);
    expect(long.stdout).not.toContain('LOCAL');
    const short = await show('echo paged; cat', 'list', 'port:80');
    expect(short.stdout).toContain('127.0.0.1');
    expect(short.stdout).not.toContain('paged');
    expect((await show('echo paged; cat', 'list', '--all', '--no-pager')).stdout).not.toContain('paged');
    expect((await show('echo paged; cat', 'list', '--all', '--json')).stdout).not.toContain('paged');
    const missing = await show('exec /nonexistent/pager', 'list', '--all');
    expect(missing.stdout).toContain('LOCAL');
  });
});

describeWith(['python', 'namespaces'], 'porthole doctor', () => {
  beforeAll(async () => {
    world = await openWorld({ situations: [] });
  });
  afterAll(() => world?.end());

  it('tells root that sockets come by sock_diag', async () => {
    const { stdout, status } = await run('doctor', '--json');
    const { schema, checks } = JSON.parse(stdout);
    expect(schema).toBe('porthole.doctor/1');
    const byId = Object.fromEntries(checks.map((check: { id: string }) => [check.id, check]));
    expect(byId.sockets).toMatchObject({ status: 'ok', remedy: null });
    expect(byId.capabilities).toMatchObject({ status: 'ok' });
    expect(byId.program).toMatchObject({ status: 'ok' });
    expect(status).toBe(0);
  });

  it('tells nobody what stays hidden, and a command that would show it', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const { stdout, status } = await world.run([...AS_NOBODY, ...PORTHOLE, 'doctor']);
    expect(stdout).toMatch(/owners +▲ partial: .* processes may not be looked into/);
    expect(stdout).toMatch(/rights +▲ partial: .*CAP_SYS_PTRACE/);
    expect(stdout).toContain(`sudo ${PORTHOLE.join(' ')} list`);
    expect(status).toBe(0);
  });

  it('tells what is missing without koffi', async () => {
    const noKoffi = path.resolve(import.meta.dirname, '../world/no-koffi.cjs');
    const [node = '', script = ''] = PORTHOLE;
    const { stdout, status } = await world.run([node, '--require', noKoffi, script, 'doctor']);
    expect(stdout).toMatch(/ffi +▲ partial: koffi is not there/);
    expect(stdout).toContain('npm install --no-save');
    expect(status).toBe(0);
  });
});
