import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anatomySchema } from '../../packages/porthole/src/contract/schemas/anatomy-schema.ts';
import { displayWidth } from '../../packages/porthole/src/view/width.ts';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import { poll } from '../world/poll.ts';
import type { Ran } from '../world/run-program.ts';
import { NOBODY } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, inTerminal, PORTHOLE } from './program.ts';

let world: World;
let folder: string;

const SECTIONS = [
  ...['Code', 'Data and files', 'CPU', 'Threads: 1', 'Memory', 'PID'],
  ...['Who and where', 'Why it runs', 'Ports', 'UNIX sockets'],
];

/** Without the second that is sampled, unless that is what it is about. */
const look = (pid: number, ...words: string[]): Promise<Ran> =>
  world.run([...PORTHOLE, 'process', `${pid}`, '--sample', '0', ...words]);

async function documentOf(pid: number, ...words: string[]) {
  const { status, stdout } = await look(pid, '--json', ...words);
  expect(status).toBe(0);
  return v.parse(anatomySchema, JSON.parse(stdout));
}

/** Text with a number in it that is not part of a longer one. */
const whole = (number: number): RegExp => new RegExp(`(?<!\\d)${number}(?!\\d)`);

describeWith(['python', 'namespaces'], 'porthole process', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'porthole-'));
    world = await openWorld({
      situations: [
        ['threads', '198', '1'],
        ['connections'],
        ['unix-sockets', folder],
        ['listen-fds'],
        ['own-table-thread'],
        ['zombie'],
        ['of-user', `${NOBODY}`],
        ['other-network-namespace', '8080'],
        ['came-back'],
      ],
    });
  });
  afterAll(async () => {
    await world?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has every section, and says in plain words that there is no port', async () => {
    const words = ['sh', '-c', 'sleep 600; exit'];
    const shell = spawn('nsenter', [...world.namespace.enter.slice(1), ...words], { stdio: 'ignore', detached: true });
    try {
      const name = () => readFileSync(`/proc/${shell.pid}/comm`, 'utf8');
      await poll(
        async () => name(),
        (comm) => comm === 'sh\n',
      );
      const { status, stdout, stderr } = await look(shell.pid!);
      const found = SECTIONS.map((title) => stdout.split('\n').findIndex((line) => line.startsWith(title)));
      expect(found).toEqual([...found].sort((a, b) => a - b));
      expect(found[0]).toBeGreaterThan(0);
      expect(stdout).toContain('no port: it has no network socket');
      expect(stdout).toContain('it has no UNIX socket');
      expect(stdout).toMatch(/children +sleep \d+/);
      expect(stderr).toBe('');
      expect(status).toBe(0);
    } finally {
      process.kill(-shell.pid!, 'SIGKILL');
    }
  });

  it('measures the use of a busy process, and of its threads', async () => {
    const { pid, threads = [] } = world.of('threads');
    const { stdout } = await world.run([...PORTHOLE, 'process', `${pid}`, '--sample', '300ms', '--json']);
    const { process } = v.parse(anatomySchema, JSON.parse(stdout));
    expect(process.cpu.sampleMs).toBeGreaterThanOrEqual(300);
    const busy = process.threads.find(({ id }) => id === threads.find(({ name }) => name.startsWith('runs'))?.id);
    expect(busy?.cpu.share).toBeGreaterThan(0.02);
    expect(process.cpu.share).toBeGreaterThanOrEqual(busy?.cpu.share ?? 2);
    const waiting = process.threads.find(({ id }) => id === threads.find(({ name }) => name.startsWith('waits'))?.id);
    expect(waiting?.cpu.share).toBeLessThan(0.02);
  });

  it('has every thread in a pipe and for a program, and says on a terminal how many more there are', async () => {
    const { pid, threads = [] } = world.of('threads');
    const { stdout } = await look(pid);
    for (const { id } of threads) expect(stdout).toMatch(new RegExp(`^ +${id} `, 'm'));
    expect((await documentOf(pid)).process.threads).toHaveLength(200);
    for (const columns of [40, 80, 160]) {
      const shown = await world.run([...inTerminal(columns), ...PORTHOLE, 'process', `${pid}`, '--sample', '0'], {
        env: { TERM: 'xterm', NO_COLOR: '1' },
      });
      const lines = shown.stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.trimEnd());
      expect.soft(lines.length, `${columns}`).toBeLessThan(160);
      expect
        .soft(
          lines.filter((line) => !line.startsWith('porthole: ') && displayWidth(line) > columns),
          `${columns}`,
        )
        .toEqual([]);
      expect.soft(shown.stdout, `${columns}`).toMatch(/\d+ more threads/);
    }
  });

  it('tells both ends of each connection', async () => {
    const { pid, sockets } = world.of('connections');
    const { process, sockets: found, peers } = await documentOf(pid);
    expect(process.pid).toBe(pid);
    expect(found.length).toBe(sockets.length);
    const known = new Set([...found, ...peers].map(({ id }) => id));
    const open = found.filter(({ state }) => state === 'established');
    expect(open.length).toBeGreaterThan(0);
    for (const { peer } of open) expect.soft(known.has(peer ?? '')).toBe(true);
    const { stdout } = await look(pid);
    const client = sockets.find(({ state }) => state === 'established')!;
    expect(stdout).toMatch(whole(client.local.port));
    expect(stdout).toMatch(whole(client.remote!.port));
  });

  it('tells its UNIX sockets, and who is at the other end', async () => {
    const { pid } = world.of('unix-sockets');
    const { unixSockets } = await documentOf(pid);
    expect(unixSockets?.length).toBeGreaterThan(0);
    expect(unixSockets?.some(({ peer }) => peer?.owner.kind === 'process')).toBe(true);
    const section = (await look(pid)).stdout.split('UNIX sockets')[1] ?? '';
    expect(section).toMatch(/connected +.*with \S+ \d+/);
  });

  it('tells of a server that was given its socket (LISTEN_FDS) with whom it shares it', async () => {
    const { pid, server, sockets } = world.of('listen-fds');
    const { stdout } = await look(server!);
    expect(stdout).toMatch(whole(sockets[0]!.local.port));
    expect(stdout).toMatch(new RegExp(`shared with +python3 ${pid}`));
    const [socket] = (await documentOf(server!)).sockets;
    expect(socket?.owner).toMatchObject({ kind: 'process', primary: pid, holders: [{ pid }, { pid: server }] });
  });

  it('does not say "no port" of a process with a port in a thread of its own, or in another namespace', async () => {
    for (const socket of world.of('own-table-thread').sockets) {
      const { stdout } = await look(world.of('own-table-thread').pid);
      expect(stdout).toMatch(whole(socket.local.port));
    }
    for (const program of ['other-network-namespace', 'came-back']) {
      const { pid, elsewhere } = world.of(program);
      expect(elsewhere?.length, program).toBeGreaterThan(0);
      expect((await look(pid)).stdout, program).not.toMatch(/no port: it has no network socket/);
    }
    const { gaps } = await documentOf(world.of('came-back').pid);
    expect(gaps).toMatchObject([{ what: 'socket', reason: 'unseen' }]);
  });

  it('says of a process that has ended that it has', async () => {
    const { status, stdout } = await look(world.of('zombie').zombie!);
    expect(stdout).toMatch(/zombie/);
    expect(stdout).toMatch(/it has ended, and waits for its parent/);
    expect(stdout).not.toMatch(/0x0|NaN|undefined/);
    expect(status).toBe(0);
  });

  it('shows nobody what he may see of root, whole gaps, and how to see more', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const { pid } = world.of('connections');
    const words = [...AS_NOBODY, ...PORTHOLE, 'process', `${pid}`, '--sample', '0'];
    const { status, stdout, stderr } = await world.run(words);
    expect(stdout).toMatch(/the system does not let you see which ports it has/);
    expect(stdout).toMatch(/resident +\d/);
    expect(stdout).not.toMatch(/0x[\da-f]{6}|no port: it has|it has no UNIX socket|NaN|undefined/);
    expect(stderr).toMatch(/memory map.*open files.*sudo /);
    expect(status).toBe(0);
    const told = await world.run([...words, '--json']);
    const document = v.parse(anatomySchema, JSON.parse(told.stdout));
    expect(document).toMatchObject({ unixSockets: null, process: { files: null, executable: null } });
    expect(document.gaps.map(({ reason }) => reason)).toContain('permission');
    const own = await world.run([
      ...AS_NOBODY,
      ...PORTHOLE,
      'process',
      `${world.of('of-user').pid}`,
      '--sample',
      '0',
      '--json',
    ]);
    expect(v.parse(anatomySchema, JSON.parse(own.stdout)).sockets).toHaveLength(3);
  });

  it('has status 1 for a number that nobody has, in words and as a document', async () => {
    const { status, stdout, stderr } = await look(4_194_305);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^porthole: There is no process 4194305.*\n$/);
    expect(status).toBe(1);
    const told = await look(4_194_305, '--json');
    expect(JSON.parse(told.stderr)).toMatchObject({ schema: 'porthole.error/1', reason: 'not-found' });
    expect(told.status).toBe(1);
  });

  it('prints nothing when it is asked to be quiet', async () => {
    expect(await look(world.of('zombie').pid, '-q')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(await look(4_194_305, '-q')).toMatchObject({ status: 1, stdout: '' });
  });
});
