import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RawSnapshot } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import { openWorld, type World } from '../world/world.ts';
import { toSpokenOwner } from './expected-owner.ts';
import { openReader, type Reader } from './reader.ts';

const NO_KOFFI = ['--require', path.resolve(import.meta.dirname, '../world/no-koffi.cjs')];

let world: World;
let reader: Reader;

/** The sockets as the world tells them. */
function spoken({ sockets }: RawSnapshot) {
  const told = sockets.map(({ family, protocol, state, local, remote, inode, owner }) => {
    const ends = { local: local.address, remote: remote?.address ?? null };
    return { family, protocol, state, ...ends, inode, owner: toSpokenOwner(owner) };
  });
  return told.sort((a, b) => a.protocol - b.protocol);
}

const truth = () => [...(world.of('raw-sockets').raw ?? [])].sort((a, b) => a.protocol - b.protocol);

describeWith(['python', 'namespaces'], 'the raw sockets of a namespace', () => {
  beforeAll(async () => {
    world = await openWorld({ situations: [['raw-sockets']] });
    reader = await openReader(world.namespace.enter);
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
  });

  for (const owners of ['bpf', 'ffi', 'fs'] as const) {
    it(`are all there with their protocol and holders, by ${owners}`, async () => {
      expect(truth()).toHaveLength(5);
      expect(spoken(await reader.rawSockets({ linux: { owners } }))).toEqual(truth());
    });
  }

  it('are the same without FFI', async () => {
    const poor = await openReader(world.namespace.enter, NO_KOFFI);
    try {
      const snapshot = await poor.rawSockets();
      expect(spoken(snapshot)).toEqual(truth());
      expect(snapshot.gaps).toContainEqual(expect.objectContaining({ what: 'field', reason: 'no-ffi' }));
    } finally {
      await poor.end();
    }
  });

  it('have names where the protocol has one, and their user', async () => {
    const { sockets } = await reader.rawSockets();
    const names = Object.fromEntries(sockets.map(({ protocol, protocolName }) => [protocol, protocolName]));
    expect(names).toMatchObject({ 1: 'icmp', 58: 'ipv6-icmp', 89: 'ospf' });
    expect(names[253]).toBeUndefined();
    expect(new Set(sockets.map(({ user }) => user))).toEqual(new Set(['root']));
  });

  it('are those that ss tells, each with its holder', async (context) => {
    const reason = lacking(['ss']);
    if (reason !== undefined) context.skip(reason);
    const { stdout } = await world.run(['ss', '-wapnH']);
    const shown = [...stdout.matchAll(/^\S+ +\d+ +\d+ +\S*?:(\d+) .*pid=(\d+),fd=(\d+)/gm)].map(
      ([, protocol, pid, fd]) => `${protocol} ${pid}:${fd}`,
    );
    const ours = (await reader.rawSockets()).sockets.map(({ protocol, owner }) => {
      const [holder] = owner.kind === 'process' ? owner.holders : [];
      return `${protocol} ${holder?.pid}:${holder?.fds.join()}`;
    });
    expect(ours.sort()).toEqual(shown.sort());
  });
});
