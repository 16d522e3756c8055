import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinEnds, type Snapshot, type Socket } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { has } from '../world/needs.ts';
import type { SpokenSocket } from '../world/spoken.ts';
import { CLIENT_PORT, NOBODY, wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { openReader, type Reader } from './reader.ts';
import { socketKey } from './socket-key.ts';

let world: World;
let reader: Reader;

/** The socket in a snapshot that a world's word is about. */
function find({ sockets }: Pick<Snapshot, 'sockets'>, spoken: SpokenSocket): Socket | undefined {
  return sockets.find((socket) => socketKey(socket) === socketKey(spoken));
}

describeWith(['python', 'namespaces'], 'what a snapshot tells of each socket', () => {
  beforeAll(async () => {
    world = await openWorld(wholeWorld());
    reader = await openReader(world.namespace.enter);
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
  });

  it('gives each socket an id of its own, the same in every snapshot', async () => {
    const [first, second] = [await reader.snapshot(), await reader.snapshot()];
    const ids = first.sockets.map(({ id }) => id).sort();
    expect(new Set(ids).size).toBe(ids.length);
    expect(second.sockets.map(({ id }) => id).sort()).toEqual(ids);
  });

  it('tells who made a socket', async () => {
    const snapshot = await reader.snapshot();
    for (const spoken of world.sockets.filter(({ uid }) => uid !== null)) {
      expect.soft(find(snapshot, spoken)?.uid, socketKey(spoken)).toBe(spoken.uid);
    }
    const [listener] = world.of('of-user').sockets;
    expect(find(snapshot, listener!)).toMatchObject({ uid: NOBODY, user: 'nobody' });
    const timeWait = snapshot.sockets.find(({ state }) => state === 'time-wait');
    expect(timeWait).toMatchObject({ owner: { kind: 'none', reason: 'time-wait' } });
    expect(timeWait).not.toHaveProperty('uid');
  });

  it('asks the kernel for some ports, states and protocols only, and gets all of these', async () => {
    const all = await reader.snapshot();
    const keys = (sockets: readonly Socket[]) => sockets.map(socketKey).sort();
    const by = async (options: Parameters<Reader['snapshot']>[1], fits: (socket: Socket) => boolean) => {
      const expected = keys(all.sockets.filter(fits));
      expect(expected).not.toEqual([]);
      expect(keys((await reader.snapshot({}, options)).sockets)).toEqual(expected);
    };
    const between = (port: number | undefined, first: number, last: number) =>
      port !== undefined && port >= first && port <= last;
    await by({ ports: { first: 80, last: 80 } }, ({ local, remote }) => local.port === 80 || remote?.port === 80);
    await by(
      { ports: { first: 100, last: 8100 } },
      ({ local, remote }) => between(local.port, 100, 8100) || between(remote?.port, 100, 8100),
    );
    await by({ ports: { first: CLIENT_PORT, last: CLIENT_PORT } }, ({ local, remote }) =>
      [local.port, remote?.port].includes(CLIENT_PORT),
    );
    await by({ protocols: ['udp'] }, ({ protocol }) => protocol === 'udp');
    await by({ states: ['listen', 'bound'] }, ({ state }) => state === 'listen' || state === 'bound');
    await by({ states: ['time-wait', 'connected'] }, ({ state }) => state === 'time-wait' || state === 'connected');
  });

  it('knows a lent port from one that somebody listens on', async () => {
    const { sockets, network } = await reader.snapshot();
    expect(network.ephemeralRange).toEqual({ first: 32768, last: 60999 });
    const client = sockets.find(({ local }) => local.port === CLIENT_PORT);
    expect(client).toMatchObject({ state: 'established', ephemeral: true, portClass: 'registered' });
    const server = sockets.find(({ local, state }) => state === 'established' && local.port === client!.remote!.port);
    expect(server).toMatchObject({ ephemeral: false });
  });

  it('tells the queues: what waits to be accepted, to be read and to be delivered', async () => {
    const { sockets } = await reader.snapshot();
    const of = (program: string, state: string) => {
      const spoken = world.of(program).sockets.find((each) => each.state === state)!;
      return sockets.find((socket) => socketKey(socket) === socketKey(spoken))?.queue;
    };
    expect(of('not-accepted', 'listen')).toMatchObject({ receive: 2, backlog: 16 });
    expect(of('prefork', 'listen')).toMatchObject({ receive: 0, send: 0, backlog: 64 });
    expect(of('orphan', 'established')?.receive).toBeGreaterThan(65536);
    expect(of('orphan', 'fin-wait-1')?.send).toBeGreaterThan(0);
    expect(of('orphan', 'fin-wait-1')).not.toHaveProperty('backlog');
  });

  it('reads traffic only when it is asked for, and then of connections', async () => {
    const plain = await reader.snapshot();
    expect(plain.sockets.filter(({ traffic }) => traffic !== undefined)).toEqual([]);
    const { sockets } = await reader.snapshot({}, { info: true });
    const stuffed = world.of('orphan').sockets.find(({ state }) => state === 'established')!;
    const { traffic, queue } = sockets.find((socket) => socketKey(socket) === socketKey(stuffed))!;
    expect(traffic?.receivedBytes).toBeGreaterThanOrEqual(queue.receive);
    expect(traffic?.sentBytes).toBe(0);
    expect(sockets.filter(({ state, traffic }) => state === 'listen' && traffic !== undefined)).toEqual([]);
  });

  it('tells who can get to a listener, by its address and by what links there are', async () => {
    const { sockets } = await reader.snapshot();
    const [loopback, six, allFour, onlySix, both] = world
      .of('tcp-listeners')
      .sockets.map((spoken) => sockets.find((socket) => socketKey(socket) === socketKey(spoken)));
    const everywhere = has('veth')
      ? { value: 'network', evidence: expect.arrayContaining(['wildcard']) }
      : { value: 'this-machine', evidence: expect.arrayContaining(['no-link']) };
    expect(loopback?.reach).toMatchObject({ value: 'this-machine', evidence: expect.arrayContaining(['loopback']) });
    expect(six?.reach?.value).toBe('this-machine');
    for (const socket of [allFour, onlySix, both]) expect(socket?.reach).toMatchObject(everywhere);
    for (const { state, reach } of sockets) {
      if (state === 'listen') expect(reach).toBeDefined();
      if (state === 'established') expect(reach).toBeUndefined();
    }
  });

  it('knows an IPv6 listener that serves IPv4 too from one that does not', async () => {
    const { sockets } = await reader.snapshot();
    const [, , , onlySix, both] = world.of('tcp-listeners').sockets;
    const dualStackOf = (spoken: SpokenSocket) =>
      sockets.find((socket) => socketKey(socket) === socketKey(spoken))?.dualStack;
    expect([dualStackOf(onlySix!), dualStackOf(both!)]).toEqual([false, true]);
  });

  it('names the interface that packets take', async () => {
    const { sockets } = await reader.snapshot();
    for (const spoken of world.of('connections').sockets.filter(({ state }) => state === 'established')) {
      expect.soft(find({ sockets }, spoken)?.interface, socketKey(spoken)).toBe('lo');
    }
    const linkLocal = sockets.filter(({ local }) => local.zone === 'w0');
    expect(linkLocal.map((socket) => socket.interface)).toEqual(linkLocal.map(() => 'w0'));
    const lost = sockets.find(({ remote }) => remote?.address === '192.0.2.9');
    if (has('veth')) expect(lost?.interface).toBe('w0');
  });

  it('takes the ends of connections on this machine together, IPv4-mapped ones with their IPv4 ends', async () => {
    const { sockets } = await reader.snapshot();
    const otherEnd = joinEnds(sockets);
    const spoken = world.of('connections').sockets.filter(({ state }) => state === 'established');
    const ends = spoken.map((each) => find({ sockets }, each)!);
    for (const [index, end] of ends.entries()) {
      const partner = ends[index % 2 === 0 ? index + 1 : index - 1]!;
      expect.soft(otherEnd(end)?.id, socketKey(end)).toBe(partner.id);
    }
    const lost = sockets.find(({ remote }) => remote?.address === '192.0.2.9');
    if (lost !== undefined) expect(otherEnd(lost)).toBeUndefined();
  });
});
