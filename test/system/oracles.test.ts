import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Socket, unmapAddress } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import { wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { readLsof } from './oracles/read-lsof.ts';
import { readSs } from './oracles/read-ss.ts';
import { scanProc } from './oracles/scan-proc.ts';
import { openReader, type Reader } from './reader.ts';
import { type DescribedSocket, namesKey, socketKey } from './socket-key.ts';

let world: World;
let reader: Reader;

const isBoundTcp = ({ protocol, state }: Socket) => protocol === 'tcp' && state === 'bound';

/** As ss writes names: no zone at the far end. */
function ssKey(socket: DescribedSocket): string {
  return socketKey({ ...socket, remote: socket.remote && { ...socket.remote, zone: undefined } });
}

/** As lsof writes names: without IPv4-mapping and zone. */
function lsofKey(socket: DescribedSocket, pid: number, fd: number): string {
  const plain = (end: DescribedSocket['local']) => ({ address: unmapAddress(end.address), port: end.port });
  const { protocol, state, local, remote } = socket;
  return `${pid} ${fd} ${namesKey({ protocol, state, local: plain(local), remote: remote == null ? null : plain(remote) })}`;
}

describeWith(['python', 'namespaces'], 'a snapshot, held against what other programs see', () => {
  beforeAll(async () => {
    world = await openWorld(wholeWorld());
    reader = await openReader(world.namespace.enter);
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
  });

  it('has the sockets of `ss -tunapeH` with their inodes, and the bound TCP ones that ss does not show', async (context) => {
    const reason = lacking(['ss']);
    if (reason !== undefined) context.skip(reason);
    const { sockets } = await reader.snapshot();
    const { stdout } = await world.run(['ss', '-tunapeH']);
    const seen = sockets.filter((socket) => !isBoundTcp(socket)).map(ssKey);
    expect(seen.sort()).toEqual(readSs(stdout).map(ssKey).sort());
    expect(sockets.filter(isBoundTcp)).toHaveLength(world.of('bound-only').sockets.length);
  });

  it('has the descriptors of `lsof -nP -i`, and those of threads that lsof does not show', async (context) => {
    const reason = lacking(['lsof']);
    if (reason !== undefined) context.skip(reason);
    const { sockets } = await reader.snapshot();
    const { stdout } = await world.run(['lsof', '-nP', '-i', '-F', 'pcfnPtT0']);
    const seen = sockets
      .filter(({ inode }) => inode !== world.of('own-table-thread').ownInode)
      .filter((socket) => !isBoundTcp(socket))
      .flatMap((socket) => {
        if (socket.owner.kind !== 'process') return [];
        return socket.owner.holders
          .filter(({ pid }) => pid !== world.of('dead-leader').pid)
          .flatMap(({ pid, fds }) => fds.map((fd) => lsofKey(socket, pid, fd)));
      });
    const shown = readLsof(stdout).filter(({ protocol, state }) => protocol === 'udp' || state !== 'bound');
    expect(seen.sort()).toEqual(shown.map((row) => lsofKey(row, row.pid, row.fd)).sort());
  });

  it('has the holders of a walk over /proc, thread by thread', async () => {
    const { sockets } = await reader.snapshot();
    const { holders } = scanProc();
    for (const socket of sockets) {
      const seen = socket.owner.kind === 'process' ? socket.owner.holders.map(({ pid, fds }) => [pid, fds]) : [];
      const walked = [...(holders.get(socket.inode ?? 'none') ?? [])].sort(([a], [b]) => a - b);
      expect.soft(seen, socketKey(socket)).toEqual(walked);
    }
  });
});
