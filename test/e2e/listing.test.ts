import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSs } from '../system/oracles/read-ss.ts';
import { type DescribedSocket, namesKey, socketKey } from '../system/socket-key.ts';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import type { SpokenOwner, SpokenSocket } from '../world/spoken.ts';
import { wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, PORTHOLE } from './program.ts';

interface JsonSocket extends DescribedSocket {
  readonly owner: {
    readonly kind: SpokenOwner['kind'];
    readonly reason?: string;
    readonly holders?: readonly { readonly pid: number; readonly fds: readonly number[] }[];
    readonly primary?: number | null;
  };
}

let world: World;

async function json(...words: string[]): Promise<{ sockets: JsonSocket[]; gaps: { what: string; count: number }[] }> {
  const { stdout, stderr } = await world.run([...PORTHOLE, ...words, '--json']);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const isListener = ({ protocol, state }: SpokenSocket) =>
  state === 'listen' || (protocol === 'udp' && state === 'bound');
const keys = (sockets: readonly DescribedSocket[]) => sockets.map(socketKey).sort();

describeWith(['python', 'namespaces'], 'porthole list and connections', () => {
  beforeAll(async () => {
    world = await openWorld(wholeWorld());
  });
  afterAll(() => world?.end());

  it('list --all --json has every socket of the world, each with its holders', async () => {
    const { sockets } = await json('list', '--all');
    expect(keys(sockets)).toEqual(keys(world.sockets));
    const byKey = new Map(sockets.map((socket) => [socketKey(socket), socket.owner]));
    for (const spoken of world.sockets) {
      const owner = byKey.get(socketKey(spoken));
      const holders = owner?.holders?.map(({ pid, fds }) => ({ pid, fds }));
      const expected = spoken.owner.kind === 'process' ? spoken.owner.holders : undefined;
      expect.soft(owner?.kind, socketKey(spoken)).toBe(spoken.owner.kind);
      expect.soft(holders, socketKey(spoken)).toEqual(expected);
      if (spoken.owner.kind === 'process') expect.soft(owner?.primary, socketKey(spoken)).toBe(spoken.owner.primary);
    }
  });

  it('list --all --json agrees with ss', async (context) => {
    const reason = lacking(['ss']);
    if (reason !== undefined) context.skip(reason);
    const { sockets } = await json('list', '--all');
    const { stdout } = await world.run(['ss', '-tunapeH']);
    const zonelessRemote = (socket: DescribedSocket) =>
      socketKey({ ...socket, remote: socket.remote && { ...socket.remote, zone: null } });
    const shown = sockets.filter(({ protocol, state }) => protocol === 'udp' || state !== 'bound');
    expect(shown.map(zonelessRemote).sort()).toEqual(readSs(stdout).map(zonelessRemote).sort());
  });

  it('list --json has the listeners, and connections --json all sockets with a remote end', async () => {
    expect(keys((await json('list')).sockets)).toEqual(keys(world.sockets.filter(isListener)));
    const connected = world.sockets.filter(({ remote }) => remote !== null);
    expect(keys((await json('connections')).sockets)).toEqual(keys(connected));
  });

  it('gives the same answer by every way of finding holders', async () => {
    const answers: unknown[] = [];
    for (const way of ['bpf', 'ffi', 'fs']) {
      const { stdout } = await world.run([...PORTHOLE, 'list', '--all', '--json'], {
        env: { PORTHOLE_LINUX_OWNERS: way },
      });
      const { sockets } = JSON.parse(stdout) as { sockets: JsonSocket[] };
      const held = sockets.flatMap((socket) =>
        (socket.owner.holders ?? []).map((holder) => `${socketKey(socket)} ${JSON.stringify(holder)}`),
      );
      answers.push(held.sort());
    }
    expect(answers[0]).not.toEqual([]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('lists exactly the ports that a filter asks for', async () => {
    const named = async (...filter: string[]) => (await json('list', ...filter)).sockets.map(namesKey).sort();
    expect(await named('port:80')).toEqual(['tcp listen [127.0.0.1]:80 -']);
    expect(await named('lport:80,180')).toEqual(['tcp listen [127.0.0.1]:180 -', 'tcp listen [127.0.0.1]:80 -']);
    expect(await named('port:8000-9000')).toEqual(['tcp listen [127.0.0.1]:8012 -', 'tcp listen [127.0.0.1]:8080 -']);
    const { pid, sockets } = world.of('exact-ports');
    expect(await named(`pid:${pid}`)).toEqual(sockets.map(namesKey).sort());
    expect(await named(`pid:${pid}`, '!port:80-999')).toHaveLength(3);
    expect(await named(`pid:${pid}`, '-port:8080')).toHaveLength(4);
    expect(await named('user:nobody')).toHaveLength(1);
    expect((await named('proto:udp')).every((name) => name.startsWith('udp'))).toBe(true);
  });

  it('says with its status whether there are rows', async () => {
    expect(await world.run([...PORTHOLE, 'list', 'port:80'])).toMatchObject({ status: 0 });
    const none = await world.run([...PORTHOLE, 'list', 'port:81']);
    expect(none).toMatchObject({ status: 1 });
    expect(none.stderr).not.toMatch(/^\s+at /m);
    expect((await json('list', 'port:81')).sockets).toEqual([]);
  });

  it('ends the lines of --ndjson with one that carries the gaps', async () => {
    const { stdout, status } = await world.run([...PORTHOLE, 'list', '--all', '--ndjson']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { schema: string; gaps?: unknown });
    expect(lines).toHaveLength(world.sockets.length + 1);
    expect(new Set(lines.slice(0, -1).map(({ schema }) => schema))).toEqual(new Set(['porthole.socket/1']));
    expect(lines.at(-1)).toMatchObject({ schema: 'porthole.end/1', gaps: expect.any(Array) });
    expect(status).toBe(0);
  });

  it('prints a table with every port of the world, uncut, when nobody looks', async () => {
    const { stdout, stderr } = await world.run([...PORTHOLE]);
    for (const { local } of world.sockets.filter(isListener)) {
      expect.soft(stdout).toMatch(new RegExp(`(?<!\\d)${local.port}(?!\\d)`));
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours would be such characters
    expect(stdout + stderr).not.toMatch(/\u001b/);
  });

  it('names both ends of a connection on this machine, an IPv4-mapped one too', async () => {
    const { sockets, pid } = world.of('connections');
    const { stdout } = await world.run([...PORTHOLE, 'connections', `pid:${pid}`]);
    const mapped = sockets.find(({ local, state }) => state === 'established' && local.address === '::ffff:127.0.0.1')!;
    const row = stdout.split('\n').find((line) => line.includes(`${mapped.local.port}`) && line.includes('ffff'));
    expect(row).toMatch(new RegExp(`python3.*python3|${pid}.*${pid}`));
    expect(row).toContain('lo');
  });

  it('names as the other end of a connected UDP socket the unconnected one that gets what it sends', async () => {
    const { sockets } = world.of('udp');
    const { stdout } = await world.run([...PORTHOLE, 'connections', '--udp', '--json']);
    const listed = (JSON.parse(stdout) as { sockets: (JsonSocket & { peer: string | null })[] }).sockets;
    const all = (await json('list', '--all')).sockets as (JsonSocket & { id: string })[];
    const connected = sockets.filter(({ state }) => state === 'connected');
    expect(connected).not.toEqual([]);
    for (const spoken of connected) {
      const peer = listed.find((socket) => socketKey(socket) === socketKey(spoken))?.peer;
      const receiver = all.find(({ id }) => id === peer);
      expect.soft(receiver, socketKey(spoken)).toMatchObject({ state: 'bound', local: { port: spoken.remote?.port } });
    }
  });

  it('gives a pipe the rows alone, and says the rest beside them', async () => {
    const { stdout, stderr } = await world.run([...PORTHOLE, 'list', 'port:80']);
    expect(stdout).toMatch(/^PORT .*\n80 .*\n$/);
    expect(stderr).toMatch(/^\d+ open ports? match.*\n/);
    expect(stderr).toContain(' who 80\n');
    const quiet = await world.run([...PORTHOLE, 'list', '-q', 'port:80']);
    expect(quiet).toMatchObject({ stdout: '', stderr: '', status: 0 });
  });

  it('keeps sockets without a process and says why there is none', async () => {
    const { stdout } = await world.run([...PORTHOLE, 'list', '--all']);
    for (const word of ['time-wait', 'fin-wait-1', 'syn-sent']) expect.soft(stdout.toLowerCase()).toContain(word);
    expect(stdout).not.toMatch(/undefined|NaN|\[object/);
  });

  it('shows to nobody its own with --mine, and tells how many owners it may not see', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const mine = await world.run([...AS_NOBODY, ...PORTHOLE, 'list', '--mine', '--json']);
    expect(keys((JSON.parse(mine.stdout) as { sockets: JsonSocket[] }).sockets)).toEqual(
      keys(world.of('of-user').sockets.filter(isListener)),
    );
    const all = await world.run([...AS_NOBODY, ...PORTHOLE, 'list', '--all', '--json']);
    const { gaps } = JSON.parse(all.stdout) as { gaps: unknown[] };
    expect(gaps).toContainEqual(
      expect.objectContaining({ what: 'owner', reason: 'permission', remedy: expect.stringMatching(/^sudo \//) }),
    );
  });
});
