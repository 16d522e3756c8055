import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { killSchema } from '../../packages/porthole/src/contract/schemas/kill-schema.ts';
import { planSchema } from '../../packages/porthole/src/contract/schemas/plan-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import type { Ran } from '../world/run-program.ts';
import type { RunningSituation, Situation } from '../world/situation.ts';
import type { Spoken } from '../world/spoken.ts';
import { CLIENT_PORT, NOBODY, VXLAN_PORT } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, PORTHOLE } from './program.ts';

let world: World;

const kill = (...words: string[]): Promise<Ran> => world.run([...PORTHOLE, 'kill', '--yes', ...words]);
const start = (...situation: Situation): Promise<RunningSituation> => world.start(situation);
const portOf = (spoken: Spoken, index = 0): number => spoken.sockets[index]!.local.port;

/** Does it run, and is more than what its parent has to take note of? */
function lives(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
}

/** The document, once it has been found to be of its schema. */
function checked<Schema extends v.GenericSchema>(schema: Schema, text: string): v.InferOutput<Schema> {
  const result = v.safeParse(schema, JSON.parse(text));
  expect(result.success ? [] : v.flatten(result.issues)).toEqual([]);
  return result.output as v.InferOutput<Schema>;
}

/** `tcp:` because the system may have lent the same number for UDP to another situation. */
const tcp = (spoken: Spoken, index = 0): string => `tcp:${portOf(spoken, index)}`;

describeWith(['python', 'namespaces'], 'porthole kill', () => {
  beforeEach(async () => {
    world = await openWorld({
      situations: [],
      furnish: [`echo ${CLIENT_PORT} > /proc/sys/net/ipv4/ip_local_reserved_ports`],
    });
  });
  afterEach(() => world?.end());

  it('ends the one process that has the port, and proves that it is free', async () => {
    const { said } = await start('exact-ports');
    const { status, stdout } = await kill('80');
    expect(stdout).toMatch(new RegExp(`80 is free after .* s: python3 \\(PID ${said.pid}\\) ended`));
    expect(status).toBe(0);
    expect(lives(said.pid)).toBe(false);
    expect(await kill('80')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('80 is free: nothing to stop'),
    });
  });

  it('never ends a client that has the same number as its own port', async () => {
    const { said } = await start('client-on-port', `${CLIENT_PORT}`);
    const { status, stdout } = await kill(`${CLIENT_PORT}`);
    expect(stdout).toMatch(new RegExp(`near end of a connection of python3 \\(PID ${said.pid}\\)`));
    expect(status).toBe(1);
    expect(lives(said.pid)).toBe(true);
  });

  it('ends a master and its eight workers, and none of them comes back', async () => {
    const { said } = await start('busy-master', '8');
    const { status, stdout } = await kill(tcp(said));
    expect(stdout).toMatch(new RegExp(`is free after .*python3 \\(PID ${said.pid}\\) and 8 others ended`));
    expect(status).toBe(0);
    expect([said.pid, ...said.workers!].filter(lives)).toEqual([]);
  });

  it('says of a single worker that its master has replaced it', async () => {
    const { said } = await start('busy-master', '2');
    const [worker] = said.workers!;
    const { status, stdout } = await kill(`pid:${worker}`);
    expect(stdout).toMatch(new RegExp(`taken again after .*restarted by python3.* ${said.pid}\\b`));
    expect(stdout).toMatch(new RegExp(`kill pid:${said.pid}`));
    expect(status).toBe(4);
    expect(lives(worker!)).toBe(false);
    expect(lives(said.pid)).toBe(true);
  });

  it('names who started the server again', async () => {
    const { said } = await start('restarting');
    const { status, stdout } = await kill(tcp(said));
    expect(stdout).toMatch(
      new RegExp(`was taken again after 0\\.\\d s by python3 \\(PID \\d+\\), restarted by python3.* ${said.pid}\\b`),
    );
    expect(stdout).toMatch(new RegExp(`for good .* kill pid:${said.pid}`));
    expect(status).toBe(4);
    expect(lives(said.server!)).toBe(false);
    expect(await kill(`pid:${said.pid}`)).toMatchObject({ status: 0 });
  });

  it('ends both of a SO_REUSEPORT pair', async () => {
    const { said } = await start('reuseport');
    const pids = said.sockets
      .flatMap(({ owner }) => (owner.kind === 'process' ? owner.holders : []))
      .map(({ pid }) => pid);
    expect(await kill(tcp(said))).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/is free.*and 1 other ended/),
    });
    expect(pids).toHaveLength(2);
    expect(pids.filter(lives)).toEqual([]);
  });

  it('leaves the process of another user alone, unless it is named and forced', async () => {
    const { said } = await start('of-user', `${NOBODY}`);
    const { status, stdout } = await kill(tcp(said));
    expect(stdout).toMatch(/left alone .*belongs to user nobody/);
    expect(stdout).toMatch(new RegExp(`kill pid:${said.pid} --force`));
    expect(status).toBe(3);
    expect(await kill(`pid:${said.pid}`)).toMatchObject({ status: 3 });
    expect(await kill(tcp(said), '--force')).toMatchObject({ status: 3 });
    expect(lives(said.pid)).toBe(true);
    expect(await kill(`pid:${said.pid}`, '--force')).toMatchObject({ status: 0 });
    expect(lives(said.pid)).toBe(false);
  });

  it('says to nobody that the system does not allow it', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const { said } = await start('exact-ports');
    const asNobody = (...words: string[]) => world.run([...AS_NOBODY, ...PORTHOLE, 'kill', '--yes', ...words]);
    const hidden = await asNobody('80');
    expect(hidden.stdout).toMatch(/process that you may not see/);
    expect(hidden.stdout).toMatch(/sudo .* kill --yes 80/);
    expect(hidden.status).toBe(3);
    expect(await asNobody(`pid:${said.pid}`)).toMatchObject({
      status: 3,
      stdout: expect.stringMatching(/belongs to user root/),
    });
    const denied = await asNobody(`pid:${said.pid}`, '--force');
    expect(denied.stdout).toMatch(/the system does not let you stop python3/);
    expect(denied.status).toBe(3);
    expect(lives(said.pid)).toBe(true);
  });

  it('does not take more than SIGTERM without being told to', async () => {
    const { said } = await start('stubborn');
    const soft = await kill(tcp(said), '--timeout', '300ms');
    expect(soft.stdout).toMatch(/is still held by python3 \(PID \d+\), which did not end/);
    expect(soft.status).toBe(4);
    expect(lives(said.pid)).toBe(true);
    expect(await kill(tcp(said), '--timeout', '300ms', '--force')).toMatchObject({ status: 0 });
    expect(lives(said.pid)).toBe(false);
  });

  it('is content with the port, and lets the process finish', async () => {
    const { said } = await start('polite');
    const { status, stdout } = await kill(tcp(said));
    expect(stdout).toMatch(/is free after .* gave it back and still runs/);
    expect(status).toBe(0);
    expect(lives(said.pid)).toBe(true);
  });

  it('goes on with the other targets, and answers with the worst', async () => {
    const [mine, foreign] = [await start('exact-ports'), await start('of-user', `${NOBODY}`)];
    const { status, stdout } = await kill('1', tcp(foreign.said), '80');
    expect(stdout.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      expect.stringMatching(/^\S 1 is free: nothing to stop/),
      expect.stringMatching(/is taken, and nobody was stopped/),
      expect.stringMatching(/^\S 80 is free after/),
    ]);
    expect(status).toBe(3);
    expect([mine.said.pid, foreign.said.pid].map(lives)).toEqual([false, true]);
  });

  it('narrows to what is mine, and to a folder', async () => {
    const foreign = await start('of-user', `${NOBODY}`);
    expect(await kill(tcp(foreign.said), '--mine')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/not yours/),
    });
    const { said } = await start('exact-ports');
    expect(await kill('80', '--in', '/usr')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/another folder/),
    });
    expect(lives(said.pid)).toBe(true);
    expect(await kill('80', '--in', process.cwd())).toMatchObject({ status: 0 });
  });

  it('frees only the address that was asked for', async () => {
    const { said } = await start('tcp-listeners');
    expect(await kill(`[::1]:${portOf(said)}`)).toMatchObject({ status: 1 });
    expect(lives(said.pid)).toBe(true);
    expect(await kill(`127.0.0.1:${portOf(said)}`)).toMatchObject({ status: 0 });
    expect(lives(said.pid)).toBe(false);
  });

  it('leaves what the kernel holds to the kernel', async (context) => {
    const reason = lacking(['vxlan']);
    if (reason !== undefined) context.skip(reason);
    await world.run(['ip', 'link', 'add', 'x0', 'type', 'vxlan', 'id', '7', 'dstport', `${VXLAN_PORT}`, 'dev', 'lo']);
    await world.run(['ip', 'link', 'set', 'x0', 'up']);
    expect(await kill(`udp:${VXLAN_PORT}`)).toMatchObject({
      status: 3,
      stdout: expect.stringMatching(/kernel itself/),
    });
  });

  it('does not end a service whose port process 1 keeps for it', async () => {
    const script = path.join(import.meta.dirname, 'pass-socket.py');
    const { stdout, stderr } = await world.run([
      ...['unshare', '--pid', '--fork', '--mount-proc', '/usr/bin/python3', script],
      ...[...PORTHOLE, 'kill', '--yes', 'PORT'],
    ]);
    expect(stderr).toBe('');
    const said = JSON.parse(stdout) as { service: number; stdout: string; status: number; alive: boolean };
    expect(said.stdout).toMatch(/left alone .*process 1, which everything here hangs on/);
    expect(said.stdout).toMatch(new RegExp(`left alone .*${said.service}: to end it would free nothing`));
    expect(said).toMatchObject({ status: 3, alive: true });
  });

  it('spares what it was started by', async () => {
    const shell = ['sh', '-c', `exec 3<&0; ${PORTHOLE.map((word) => `'${word}'`).join(' ')} kill --yes pid:$$; true`];
    const { stdout } = await world.run(shell);
    expect(stdout).toMatch(/this very command was started by it|leads the session/);
  });

  it('closes one connection, and the processes at both ends run on', async () => {
    const { said } = await start('connections');
    const established = said.sockets.find(({ state, remote }) => state === 'established' && remote !== null)!;
    const remote = `${established.remote!.address}:${established.remote!.port}`;
    const words = [`${established.local.port}`, '--close', remote];
    const asNobody = lacking(['readable-by-nobody']) === undefined;
    if (asNobody) {
      const denied = await world.run([...AS_NOBODY, ...PORTHOLE, 'kill', '--yes', ...words]);
      expect(denied).toMatchObject({ status: 3, stdout: expect.stringMatching(/CAP_NET_ADMIN/) });
    }
    const { status, stdout } = await kill(...words);
    expect(stdout).toMatch(/Closed: /);
    expect(status).toBe(0);
    expect(lives(said.pid)).toBe(true);
    const after = await world.run([...PORTHOLE, 'connections', `port:${established.local.port}`, '--json']);
    const { sockets } = JSON.parse(after.stdout) as {
      sockets: { local: { port: number }; remote: { port: number }; state: string }[];
    };
    const same = sockets.filter(({ local, remote: end }) => [local.port, end.port].includes(established.remote!.port));
    expect(same.filter(({ state }) => state === 'established')).toEqual([]);
    expect(await kill(...words)).toMatchObject({ status: 1, stdout: expect.stringMatching(/no such connection/) });
  });

  it.each([
    [['70000'], /not a port/],
    [['3010-3000'], /ends before it begins/],
    [['pid:0'], /does not name a process/],
    [['80', '--timeout', 'soon'], /length of time/],
    [['80', '--in', '/no/such/folder'], /no folder/],
    [['80', '--close', 'node'], /not the other end/],
    [['80', 'nowhere.example:80'], /not the name of this machine/],
    [[], /needs to be told of what/],
  ])('refuses %j before anything is done', async (words, message) => {
    const { said } = await start('exact-ports');
    const { status, stdout, stderr } = await kill(...words);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(lives(said.pid)).toBe(true);
  });

  it('tells programs the same, by its schemas', async () => {
    const { said } = await start('stubborn');
    const foreign = await start('of-user', `${NOBODY}`);
    const words = [tcp(said), tcp(foreign.said), '1'];
    const planned = checked(planSchema, (await kill(...words, '--dry-run', '--json')).stdout);
    expect(planned.victims).toMatchObject([{ process: { pid: said.pid }, holds: [{ local: { port: portOf(said) } }] }]);
    expect(planned.refused).toMatchObject([{ process: { pid: foreign.said.pid }, reason: 'other-user' }]);
    const ran = await kill(...words, '--timeout', '200ms', '--force', '--json');
    expect(checked(killSchema, ran.stdout).results).toMatchObject([
      {
        outcome: 'freed',
        signals: [
          { pid: said.pid, signal: 'SIGTERM', outcome: 'sent', by: 'pidfd' },
          { pid: said.pid, signal: 'SIGKILL', outcome: 'sent', by: 'pidfd' },
        ],
        stillHeld: [],
      },
      { outcome: 'refused', signals: [] },
      { outcome: 'nothing', signals: [] },
    ]);
    expect(ran.status).toBe(3);
    const lines = (await kill(...words.slice(1), '--ndjson')).stdout.trimEnd().split('\n');
    expect(lines.map((line) => checked(killSchema, line).results.map(({ outcome }) => outcome))).toEqual([
      ['refused'],
      ['nothing'],
    ]);
  });

  it('says who took the port again, to programs too', async () => {
    const { said } = await start('restarting');
    const { results } = checked(killSchema, (await kill(tcp(said), '--json')).stdout);
    expect(results).toMatchObject([
      {
        outcome: 'taken-again',
        freedAfterMs: expect.any(Number),
        takenAgain: {
          restartedBy: { kind: 'parent', pid: said.pid, stop: expect.stringContaining(`pid:${said.pid}`) },
        },
      },
    ]);
    expect(results[0]!.takenAgain!.afterMs).toBeGreaterThan(100);
  });

  it('does the same without koffi, and says what that means', async () => {
    const { said } = await start('exact-ports');
    const other = await start('of-user', `${NOBODY}`);
    const without = [
      PORTHOLE[0]!,
      '--require',
      path.resolve(import.meta.dirname, '../world/no-koffi.cjs'),
      PORTHOLE[1]!,
    ];
    const { status, stdout, stderr } = await world.run([...without, 'kill', '--yes', '80', tcp(other.said)]);
    expect(stdout).toMatch(/80 is free after/);
    expect(stdout).toMatch(/without koffi, who gets a signal is checked right before it/);
    expect(stdout).toMatch(/belongs to user nobody/);
    expect(stderr).toMatch(/npm install .*koffi/);
    expect(status).toBe(3);
    expect([said.pid, other.said.pid].map(lives)).toEqual([false, true]);
  });

  it('does nothing where nobody can be asked', async () => {
    const { said } = await start('exact-ports');
    const { status, stdout, stderr } = await world.run([...PORTHOLE, 'kill', '80']);
    expect(stderr).toMatch(/no terminal to ask on/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(lives(said.pid)).toBe(true);
  });
});
