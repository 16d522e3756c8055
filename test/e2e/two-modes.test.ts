import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { has } from '../world/needs.ts';
import { poll } from '../world/poll.ts';
import type { Ran } from '../world/run-program.ts';
import type { RunningSituation } from '../world/situation.ts';
import { startTalking, type TalkingProgram } from '../world/talking-program.ts';
import { openWorld, type World } from '../world/world.ts';
import { PORTHOLE } from './program.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** The example's own port, where nobody else can have it; any free one in a namespace that is shared. */
let port = 65432;

interface JsonSocket {
  readonly state: string;
  readonly local: { readonly port: number };
  readonly remote: { readonly port: number } | null;
  readonly owner: {
    readonly kind: string;
    readonly reason?: string;
    readonly holders?: readonly { readonly pid: number }[];
  };
}

let world: World;
const running: TalkingProgram[] = [];
let stranger: RunningSituation | undefined;

/** `npm run example -- …`, as the reader types it. */
function example(...words: string[]): TalkingProgram {
  const where = port === 65432 || words[0] === '1' ? [] : [`127.0.0.1:${port}`];
  const command = ['npm', 'run', '--silent', 'example', '--', ...words, ...where];
  const program = startTalking([...world.namespace.enter, ...command], ROOT);
  running.push(program);
  return program;
}

const porthole = (...words: string[]): Promise<Ran> => world.run([...PORTHOLE, ...words]);

async function connections(): Promise<JsonSocket[]> {
  const { stdout } = await porthole('connections', `port:${port}`, '--json');
  return (JSON.parse(stdout) as { sockets: JsonSocket[] }).sockets;
}

/** The ends that a process has, as `PID LOCAL REMOTE`. */
const ends = (sockets: readonly JsonSocket[]) =>
  sockets
    .filter(({ owner }) => owner.kind === 'process')
    .map(({ owner, local, remote }) => `${owner.holders?.map(({ pid }) => pid)} ${local.port} ${remote?.port}`);

async function startServer(): Promise<{ server: TalkingProgram; pid: number }> {
  const server = example('server');
  const [, pid] = await server.line(
    new RegExp(`^server: I am process (\\d+), and I listen on 127\\.0\\.0\\.1:${port}$`),
  );
  return { server, pid: Number(pid) };
}

async function startClient(): Promise<{ client: TalkingProgram; pid: number; lent: number }> {
  const client = example('2');
  const [, pid] = await client.line(/^mode 2: I am process (\d+)\./);
  const [, lent] = await client.line(new RegExp(`^127\\.0\\.0\\.1:(\\d+) -> 127\\.0\\.0\\.1:${port}$`));
  return { client, pid: Number(pid), lent: Number(lent) };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}

describeWith(['python'], 'the program with two modes, seen by porthole', () => {
  beforeAll(async () => {
    const fresh = has('namespaces');
    if (!fresh) port = await findFreePort();
    world = await openWorld({ situations: [], fresh });
  });
  afterAll(async () => {
    await Promise.all(running.map((program) => program.interrupt()));
    await stranger?.end();
    await world?.end();
  });

  it('before anything runs: no row', async () => {
    expect(await porthole('connections', `port:${port}`)).toMatchObject({ status: 1 });
    const who = await porthole('who', `${port}`);
    expect(who.stdout).toContain(`${port} is free`);
    expect(who.status).toBe(1);
  });

  it('mode 1: a process, and no port', async () => {
    const alone = example('1');
    const [, pid] = await alone.line(/^mode 1: I am process (\d+)\. I work without a network, so I have no port\.$/);
    const { stdout } = await porthole('who', `pid:${pid}`);
    expect(stdout).toContain(pid);
    expect(stdout).toMatch(/no port/);
    await alone.line(/^1 of 10: the primes up to 1000 add up to 76127$/);
    await alone.interrupt();
  });

  it('mode 2 with nobody there: ECONNREFUSED, said in plain words', async () => {
    const client = example('2');
    await client.line(new RegExp(`^ECONNREFUSED: nobody listens on 127\\.0\\.0\\.1:${port}`));
    expect(await client.ended()).toBe(1);
  });

  it('mode 2: a process, a port that the system lent, and both ends with their names', async () => {
    const { server, pid: serverPid } = await startServer();
    const who = await porthole(`${port}`);
    expect(who.status).toBe(0);
    expect(who.stdout).toContain(`PID ${serverPid}`);

    const { client, pid, lent } = await startClient();
    expect(lent).toBeGreaterThanOrEqual(32768);
    expect(ends(await connections()).sort()).toEqual([`${pid} ${lent} ${port}`, `${serverPid} ${port} ${lent}`].sort());
    const { stdout } = await porthole('connections', `port:${port}`);
    for (const seen of [pid, lent, serverPid, port]) expect(stdout).toContain(`${seen}`);
    await client.line(
      new RegExp(`^it answers: I am process ${serverPid} on port ${port}, you are 127\\.0\\.0\\.1:${lent}`),
    );

    const near = await porthole('who', `${lent}`);
    expect(near.stdout).toContain(`PID ${pid}`);
    expect(near.stdout).toMatch(/near end of a connection/);
    expect(near.stdout).toMatch(/nobody listens/);

    const again = await startClient();
    expect(again.lent).not.toBe(lent);
    expect(ends(await connections())).toHaveLength(4);

    await Promise.all([client.interrupt(), again.client.interrupt()]);
    const left = await poll(connections, (sockets) => ends(sockets).length === 0);
    for (const socket of left) {
      expect(socket).toMatchObject({ state: 'time-wait', owner: { kind: 'none', reason: 'time-wait' } });
    }
    expect((await porthole(`${port}`)).stdout).toContain(`PID ${serverPid}`);
    await server.interrupt();
  });

  it('a stranger on the port answers, and porthole says who it is', async () => {
    stranger = await world.start(['answering', `${port}`, 'I am somebody else']);
    const client = example('2');
    await client.line(/^it answers: I am somebody else$/);
    const { status, stdout } = await porthole(`${port}`);
    expect(status).toBe(0);
    expect(stdout).toContain(`python3 (PID ${stranger.said.pid})`);
    expect(stdout).toContain('answering.py');
    const server = example('server');
    await server.line(
      new RegExp(`^EADDRINUSE: 127\\.0\\.0\\.1:${port} is taken\\. By whom\\? Ask: npx porthole ${port}$`),
    );
    expect(await server.ended()).toBe(1);
    await client.interrupt();
  });
});
