import { describe, expect, it } from 'vitest';
import type { Owner } from '../../../model/owner.ts';
import type { SnapshotOptions } from '../../host.ts';
import type { DescriptorWalk, LinuxSource } from '../linux-source.ts';
import { readOwnNamespaces } from '../namespaces.ts';
import { OwnersPolicy } from '../owners-way.ts';
import { readBoot } from '../process-detail.ts';
import { fakeLinuxSource, systemFailure } from '../testing/fake-linux-source.ts';
import { type FakeProcess, type FakeSocket, type FakeWorld, fakeMachine } from '../testing/fake-machine.ts';
import { Users } from '../users.ts';
import { LinuxSocketReader } from './linux-socket-reader.ts';

const LISTENER: FakeSocket = { state: 10, local: { address: '127.0.0.1', port: 3000 }, inode: 100, cookie: 1n };
const OTHER: FakeSocket = { ...LISTENER, local: { address: '127.0.0.1', port: 3001 }, inode: 200, cookie: 2n };
const CONNECTION: FakeSocket = {
  ...{ state: 1, local: { address: '127.0.0.1', port: 3000 }, remote: { address: '127.0.0.1', port: 40_000 } },
  ...{ inode: 0, cookie: 3n },
};
const SERVER: FakeProcess = { pid: 50, name: 'node', sockets: { 18: 100, 19: 200, 20: 300 } };
const HEIR: FakeProcess = { pid: 60, name: 'heir', sockets: { 4: 100 } };

/** A machine that changes from look to look. */
function open(options: SnapshotOptions = {}) {
  let machine = fakeMachine({});
  const state = { walks: 0, clockMs: 0, walkMs: 10, native: true };
  const source = fakeLinuxSource({
    ...machine,
    sockDiag(request) {
      if (!state.native) throw systemFailure('EPERM');
      return machine.sockDiag?.(request) as Uint8Array;
    },
    walk(way) {
      state.walks++;
      state.clockMs += state.walkMs;
      return machine.walk?.(way) as DescriptorWalk;
    },
  });
  // These are looked up at each reading, because the machine may be another one by then.
  const changing: LinuxSource = {
    ...source,
    file: (path, limit) => fakeLinuxSource(machine).file(path, limit),
    smallFile: (path) => fakeLinuxSource(machine).smallFile(path),
    fileOwner: (path) => fakeLinuxSource(machine).fileOwner(path),
    folder: (path) => fakeLinuxSource(machine).folder(path),
    again: () => changing,
  };
  const inputs = {
    source: changing,
    users: new Users(changing),
    boot: readBoot(changing),
    own: readOwnNamespaces(changing),
    policy: new OwnersPolicy(changing, undefined),
  };
  const reader = new LinuxSocketReader(inputs, options, () => state.clockMs);
  return {
    state,
    read(next: FakeWorld) {
      machine = fakeMachine(next);
      return reader.read();
    },
  };
}

const pidsOf = (owner: Owner | undefined) =>
  owner?.kind === 'process' ? owner.holders.map(({ pid }) => pid) : [owner?.kind];

describe('reading again and again', () => {
  it('gives the same object for a socket that is as it was, and looks for no owner', () => {
    const { state, read } = open();
    const world = { processes: [SERVER], sockets: [LISTENER, OTHER] };
    const [first] = read(world).sockets;
    expect(pidsOf(first?.owner)).toEqual([50]);
    expect(state.walks).toBe(1);
    expect(read(world).sockets[0]).toBe(first);
    expect(read(world).sockets[0]).toBe(first);
    expect(state.walks).toBe(1);
  });

  it('looks for the owner of a new socket, and keeps what it knows of the others', () => {
    const { state, read } = open();
    const [first] = read({ processes: [SERVER], sockets: [LISTENER] }).sockets;
    const { sockets } = read({ processes: [SERVER], sockets: [LISTENER, OTHER] });
    expect(state.walks).toBe(2);
    expect(sockets[0]).toBe(first);
    expect(pidsOf(sockets[1]?.owner)).toEqual([50]);
  });

  it('looks for the owner of a connection when somebody accepted it', () => {
    const { state, read } = open();
    const waiting = read({ processes: [SERVER], sockets: [LISTENER, CONNECTION] }).sockets[1];
    expect(waiting?.owner).toEqual({ kind: 'none', reason: 'not-accepted' });
    const accepted = { ...CONNECTION, inode: 300 };
    const { sockets } = read({ processes: [SERVER], sockets: [LISTENER, accepted] });
    expect(pidsOf(sockets[1]?.owner)).toEqual([50]);
    expect(state.walks).toBe(2);
  });

  it('keeps the owner of a socket that only changed its state', () => {
    const { state, read } = open();
    const talking = { ...CONNECTION, inode: 300 };
    read({ processes: [SERVER], sockets: [talking] });
    const [left] = read({ processes: [SERVER], sockets: [{ ...talking, state: 8 }] }).sockets;
    expect([left?.state, ...pidsOf(left?.owner)]).toEqual(['close-wait', 50]);
    expect(state.walks).toBe(1);
  });

  it('finds that a socket was handed on, once the search for all owners is due by its own cost', () => {
    const { state, read } = open();
    read({ processes: [SERVER], sockets: [LISTENER] });
    const handedOn = { processes: [HEIR], sockets: [LISTENER] };
    state.clockMs += state.walkMs * 20 - 1;
    expect(pidsOf(read(handedOn).sockets[0]?.owner)).toEqual([50]);
    state.clockMs += 1;
    expect(pidsOf(read(handedOn).sockets[0]?.owner)).toEqual([60]);
    expect(state.walks).toBe(2);
  });

  it('tells of a socket without a holder why, and says so in its gaps', () => {
    const { read } = open();
    const { sockets, gaps } = read({ processes: [{ ...SERVER, denied: true }], sockets: [LISTENER] });
    expect(sockets[0]?.owner).toEqual({ kind: 'hidden', reason: 'permission' });
    expect(gaps.map(({ what, reason }) => [what, reason])).toEqual([['owner', 'permission']]);
  });

  it('names the way it reads by, which changes where the kernel refuses', () => {
    const { state, read } = open();
    expect(read({ sockets: [LISTENER] }).way).toBe('sock-diag');
    state.native = false;
    expect(read({ sockets: [LISTENER] }).way).toBe('proc-net');
  });
});
