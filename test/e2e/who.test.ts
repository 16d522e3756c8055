import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import type { Ran } from '../world/run-program.ts';
import type { Spoken, SpokenSocket } from '../world/spoken.ts';
import { CLIENT_PORT, PORTS_OF_BOTH, VXLAN_PORT, wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, PORTHOLE } from './program.ts';

let world: World;

const who = (...words: string[]): Promise<Ran> => world.run([...PORTHOLE, 'who', ...words]);
const portOf = (spoken: Spoken, index = 0): number => spoken.sockets[index]!.local.port;
const pidsOf = ({ owner }: SpokenSocket): number[] =>
  owner.kind === 'process' ? owner.holders.map(({ pid }) => pid) : [];

/** Text with a number in it that is not part of a longer one. */
const whole = (number: number): RegExp => new RegExp(`(?<!\\d)${number}(?!\\d)`);

describeWith(['python', 'namespaces'], 'porthole who', () => {
  beforeAll(async () => {
    world = await openWorld(wholeWorld());
  });
  afterAll(() => world?.end());

  it('names the one process on exactly this port', async () => {
    const { pid } = world.of('exact-ports');
    const { status, stdout, stderr } = await who('80');
    expect(stdout.split('\n')[0]).toMatch(new RegExp(`80 is taken by python3 \\(PID ${pid}\\)`));
    expect(stdout).toContain('127.0.0.1:80');
    for (const other of [180, 8012, 8080, 18080]) expect(stdout).not.toMatch(whole(other));
    expect(stderr).not.toMatch(/error|^\s+at /im);
    expect(status).toBe(0);
  });

  it('names all holders of a shared socket, and which of them started the others', async () => {
    for (const program of ['fork-and-dup', 'prefork']) {
      const spoken = world.of(program);
      // The system may have lent the same number for UDP to another situation.
      const { status, stdout } = await who(`tcp:${portOf(spoken)}`);
      for (const pid of pidsOf(spoken.sockets[0]!)) expect.soft(stdout).toMatch(whole(pid));
      expect(stdout.split('\n')[0]).toMatch(new RegExp(`PID ${spoken.pid}\\).*it started`));
      expect(status).toBe(0);
    }
  });

  it('names both holders of a socket that was passed on, and puts none of them first', async () => {
    const { sockets } = world.of('scm-rights');
    const { stdout } = await who(`${sockets[0]!.local.port}`);
    for (const pid of pidsOf(sockets[0]!)) expect.soft(stdout).toMatch(whole(pid));
    expect(stdout).toMatch(/2 processes together/);
  });

  it('says that SO_REUSEPORT shares a port between two owners', async () => {
    const { sockets } = world.of('reuseport');
    const { stdout } = await who(`${sockets[0]!.local.port}`);
    expect(stdout).toMatch(/2 owners/);
    expect(stdout).toMatch(/SO_REUSEPORT/);
    for (const pid of sockets.flatMap(pidsOf)) expect.soft(stdout).toMatch(whole(pid));
  });

  it('says that the kernel itself has a port', async (context) => {
    const reason = lacking(['vxlan']);
    if (reason !== undefined) context.skip(reason);
    const { status, stdout } = await who(`${VXLAN_PORT}`);
    expect(stdout).toMatch(/kernel/);
    expect(stdout).not.toMatch(/PID \d/);
    expect(status).toBe(0);
  });

  it('says that no process can be named, where none has the socket', async () => {
    const { status, stdout } = await who(`${portOf(world.of('in-flight'))}`);
    expect(stdout).toMatch(/taken/);
    expect(stdout).not.toMatch(/PID \d/);
    expect(status).toBe(3);
  });

  it('does not take a client with this port for a listener', async () => {
    const { pid } = world.of('client-on-port');
    const { status, stdout } = await who(`${CLIENT_PORT}`);
    expect(stdout).toMatch(/near end of a connection/);
    expect(stdout).toMatch(/nobody listens/);
    expect(stdout).toMatch(whole(pid));
    expect(status).toBe(0);
  });

  it('calls a port free that only another network namespace uses', async () => {
    const { status, stdout } = await who(`${PORTS_OF_BOTH[1]}`);
    expect(stdout).toMatch(/9090 is free/);
    expect(status).toBe(1);
  });

  it('says of a port that is bound and not listened on that it is reserved', async () => {
    const { pid, sockets } = world.of('bound-only');
    const { status, stdout } = await who(`${sockets[0]!.local.port}`);
    expect(stdout).toMatch(new RegExp(`reserved by python3 \\(PID ${pid}\\)`));
    expect(status).toBe(0);
  });

  it('knows TCP from UDP', async () => {
    const udp = world.of('udp');
    const port = portOf(udp);
    expect(await who(`udp:${port}`)).toMatchObject({ status: 0, stdout: expect.stringMatching(whole(udp.pid)) });
    expect(await who(`tcp:${port}`)).toMatchObject({ status: 1, stdout: expect.stringMatching(/free/) });
  });

  it('looks at the address that was asked for', async () => {
    const { pid, sockets } = world.of('tcp-listeners');
    const [loopback, six, , , both] = sockets.map(({ local }) => local.port);
    expect(await who(`127.0.0.1:${loopback}`)).toMatchObject({ status: 0 });
    expect(await who(`[::1]:${loopback}`)).toMatchObject({ status: 1 });
    expect(await who(`[::1]:${six}`)).toMatchObject({ status: 0 });
    expect(await who(`127.0.0.1:${six}`)).toMatchObject({ status: 1 });
    for (const address of ['127.0.0.1', '[::1]', '[::]', 'localhost']) {
      const { stdout } = await who(`${address}:${both}`);
      expect.soft(stdout, address).toMatch(whole(pid));
    }
  });

  it('understands a port as people have it at hand', async () => {
    const { pid, sockets } = world.of('tcp-listeners');
    const port = sockets[4]!.local.port;
    const forms = [
      `:${port}`,
      `:::${port}`,
      `localhost:${port}`,
      `http://localhost:${port}/path?query`,
      `Error: listen EADDRINUSE: address already in use :::${port}`,
      `OSError: [Errno 98] Address already in use: ('0.0.0.0', ${port})`,
      `listen tcp :${port}: bind: address already in use`,
    ];
    for (const form of forms) {
      for (const words of [['who', form], [form]]) {
        const { status, stdout } = await world.run([...PORTHOLE, ...words]);
        expect.soft(stdout, words.join(' ')).toMatch(whole(pid));
        expect.soft(status, words.join(' ')).toBe(0);
      }
    }
  });

  it('tells the ports of a process, by its number and by its name', async () => {
    const { pid, sockets } = world.of('exact-ports');
    const byPid = await who(`pid:${pid}`);
    for (const { local } of sockets) expect.soft(byPid.stdout).toMatch(whole(local.port));
    expect(byPid.status).toBe(0);
    const byName = await who('python3');
    for (const each of [80, CLIENT_PORT]) expect.soft(byName.stdout).toMatch(whole(each));
    expect(byName.status).toBe(0);
    expect(await who('no-such-program')).toMatchObject({ status: 1 });
    expect(await who('pid:4194305')).toMatchObject({ status: 1 });
  });

  it('answers for several ports at once', async () => {
    const { status, stdout } = await who('80-180');
    expect(stdout).toMatch(whole(80));
    expect(stdout).toMatch(whole(180));
    expect(stdout).not.toMatch(whole(8080));
    expect(status).toBe(0);
  });

  it('names a process in its own pid namespace, one with a dead main thread, and one with a thread apart', async () => {
    for (const program of ['own-pid-namespace', 'dead-leader', 'own-table-thread']) {
      const { sockets } = world.of(program);
      for (const socket of sockets) {
        const { status, stdout } = await who(`${socket.local.port}`);
        for (const pid of pidsOf(socket)) expect.soft(stdout, program).toMatch(whole(pid));
        expect.soft(status, program).toBe(0);
      }
    }
  });

  it('shows who is connected, by process', async () => {
    const { sockets, pid } = world.of('connections');
    const { stdout } = await who(`${sockets[2]!.local.port}`);
    expect(stdout).toMatch(new RegExp(`clients.*python3 ${pid}`));
  });

  it('prints nothing when it is asked to be quiet, and answers with its status', async () => {
    expect(await who('-q', '80')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(await who('--quiet', '1')).toMatchObject({ status: 1, stdout: '', stderr: '' });
  });

  it('says to nobody that root has a port, and how to see more', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const { status, stdout } = await world.run([...AS_NOBODY, ...PORTHOLE, 'who', '80']);
    expect(stdout).toMatch(/may look into/);
    expect(stdout).toMatch(/root/);
    expect(stdout).not.toMatch(/PID \d/);
    expect(status).toBe(3);
    const own = await world.run([...AS_NOBODY, ...PORTHOLE, 'who', `${portOf(world.of('of-user'))}`]);
    expect(own.stdout).toMatch(whole(world.of('of-user').pid));
    expect(own.status).toBe(0);
  });

  it('does not say that a process has no port when it may not look', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const { pid } = world.of('exact-ports');
    const { status, stdout } = await world.run([...AS_NOBODY, ...PORTHOLE, 'who', `pid:${pid}`]);
    expect(stdout).not.toMatch(/no port|no network socket/);
    expect(stdout).toMatch(/does not let you see/);
    expect(status).toBe(3);
  });
});
