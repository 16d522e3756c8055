import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { poll } from '../world/poll.ts';
import { openWorld, type World } from '../world/world.ts';
import { converse } from './conversation.ts';
import { PORTHOLE } from './program.ts';

let world: World;

const talk = (...words: string[]) => converse([...PORTHOLE, 'kill', ...words], world.namespace.enter);
const isHeld = async (port: string) => (await world.run([...PORTHOLE, 'who', '-q', port])).status === 0;

describeWith(['python', 'namespaces'], 'porthole kill in a terminal', () => {
  beforeEach(async () => {
    world = await openWorld({ situations: [['exact-ports']] });
  });
  afterEach(() => world?.end());

  it('shows the plan, asks, and does it on a yes', async () => {
    const it = talk('80');
    await it.shows('[y/N]');
    it.type('y\n');
    const { status, shown } = await it.ended();
    expect(shown).toMatch(
      /80 is taken by python3[\s\S]*ends .*python3[\s\S]*frees .*127\.0\.0\.1:80[\s\S]*Ask it to stop \(SIGTERM\)\?/,
    );
    expect(shown).toMatch(/ends too .*127\.0\.0\.1:8080/);
    expect(shown).toMatch(/80 is free after/);
    expect(status).toBe(0);
    expect(await isHeld('80')).toBe(false);
  });

  it.each([
    ['Enter', '\n'],
    ['n', 'n\n'],
    ['anything else', 'yess\n'],
    ['the end of the input', '\x04'],
  ])('takes %s for a no', async (_name, typed) => {
    const it = talk('80');
    await it.shows('[y/N]');
    it.type(typed);
    const { status, shown } = await it.ended();
    expect(shown).toMatch(/Nothing was stopped/);
    expect(status).toBe(1);
    expect(await isHeld('80')).toBe(true);
  });

  it('leaves everything as it is on Ctrl-C', async () => {
    const it = talk('80');
    await it.shows('[y/N]');
    it.type('\x03');
    expect(await it.ended()).toMatchObject({ status: 130 });
    expect(await isHeld('80')).toBe(true);
  });

  it('asks again before SIGKILL', async () => {
    const { said } = await world.start(['stubborn']);
    const { port } = said.sockets[0]!.local;
    const it = talk(`tcp:${port}`, '--timeout', '300ms');
    await it.shows('[y/N]');
    it.type('y\n');
    await it.shows('SIGKILL, unsaved work is lost');
    it.type('y\n');
    const { status, shown } = await it.ended();
    expect(shown).toMatch(/is free after/);
    expect(status).toBe(0);
  });

  it('sends nothing to anybody once the target has gone by itself', async () => {
    const situation = await world.start(['tcp-listeners']);
    const { port } = situation.said.sockets[0]!.local;
    const it = talk(`127.0.0.1:${port}`);
    await it.shows('[y/N]');
    await situation.end();
    it.type('y\n');
    const { status, shown } = await it.ended();
    expect(shown).toMatch(/let go of it before any signal was sent/);
    expect(status).toBe(0);
  });

  it('does not harm a process that got the pid of its target in between', async () => {
    const script = path.join(import.meta.dirname, 'reuse-pid.py');
    const { stdout, stderr } = await world.run([
      ...['unshare', '--pid', '--fork', '--mount-proc', '/usr/bin/python3', script],
      ...[...PORTHOLE, 'kill', '--color', 'never', 'PORT'],
    ]);
    expect(stderr).toBe('');
    const said = JSON.parse(stdout) as {
      pid: number;
      reused: boolean;
      shown: string;
      status: number;
      survives: boolean;
    };
    expect(said.reused).toBe(true);
    expect(said.shown).toMatch(new RegExp(`taken by python3 \\(PID ${said.pid}\\)`));
    expect(said.survives).toBe(true);
    expect(said.shown).toMatch(/was taken meanwhile by .*which was not asked to stop/);
    expect(said.shown).toMatch(/spared .*belongs to another process now/);
    expect(said.status).toBe(4);
  });

  it('names what would start a server again, while it asks', async () => {
    const server = 'require("node:net").createServer().listen(Number(process.argv[2]), "127.0.0.1")';
    const file = path.join((await world.run(['mktemp', '-d'])).stdout.trim(), 'server.js');
    await world.run(['sh', '-c', `printf '%s' '${server}' > ${file}`]);
    const watching = converse([process.execPath, '--watch', file, '4000'], world.namespace.enter);
    expect(
      await poll(
        () => isHeld('4000'),
        (held) => held,
      ),
    ).toBe(true);
    const it = talk('4000');
    await it.shows('[y/N]');
    it.type('\n');
    const { shown } = await it.ended();
    expect(shown).toMatch(/comes back .*node --watch \d+ may start it again/);
    expect(shown).toMatch(/for good .*kill pid:\d+/);
    watching.type('\x03');
    await watching.ended();
  });
});
