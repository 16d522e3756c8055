import type { Owner } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { foldListeners } from './fold.ts';
import { at, heldBy, sampleHolder, sampleSocket } from './sample-sockets.ts';

/** Made anew at each call, as a host may do it. */
const node = (): Owner => heldBy(sampleHolder(48213, 'node'));

describe('foldListeners', () => {
  it('makes one row of the sockets of one owner on one port', () => {
    const rows = foldListeners([
      sampleSocket({ owner: node(), reach: { value: 'this-machine', evidence: ['loopback'] } }),
      sampleSocket({
        owner: node(),
        local: at('0.0.0.0', 3000),
        reach: { value: 'public', evidence: ['wildcard', 'public-ipv4'] },
      }),
      sampleSocket({
        owner: node(),
        local: at('10.0.0.5', 3000),
        reach: { value: 'public', evidence: ['public-ipv4'] },
      }),
      sampleSocket({ owner: node(), local: at('0.0.0.0', 3000), reach: { value: 'network', evidence: ['wildcard'] } }),
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ protocol: 'tcp', port: 3000, owner: node(), ephemeral: false });
    expect(rows[0]?.sockets).toHaveLength(4);
    expect(rows[0]?.addresses).toEqual([at('127.0.0.1', 3000), at('0.0.0.0', 3000), at('10.0.0.5', 3000)]);
    expect(rows[0]?.reach).toEqual({ value: 'public', evidence: ['wildcard', 'public-ipv4'] });
  });

  it('keeps protocols, ports and owners apart', () => {
    const forked = (...pids: number[]) => heldBy(...pids.map((pid) => sampleHolder(pid, 'node')));
    const rows = foldListeners([
      sampleSocket({ owner: node() }),
      sampleSocket({ owner: node(), protocol: 'udp', state: 'bound' }),
      sampleSocket({ owner: node(), local: at('127.0.0.1', 3001) }),
      sampleSocket({ owner: forked(1, 2) }),
      sampleSocket({ owner: forked(1, 2, 3) }),
      sampleSocket({ owner: forked(1, 2), local: at('::1', 3000) }),
      sampleSocket({ owner: { kind: 'hidden', reason: 'permission' }, uid: 1 }),
      sampleSocket({ owner: { kind: 'hidden', reason: 'permission' }, uid: 2 }),
      sampleSocket({ owner: { kind: 'hidden', reason: 'unseen' }, uid: 2 }),
      sampleSocket({ owner: { kind: 'kernel' }, uid: undefined }),
    ]);
    expect(rows.map((row) => row.sockets.length)).toEqual([1, 1, 1, 2, 1, 1, 1, 1, 1]);
  });

  it('leaves out what does not wait for anybody', () => {
    expect(foldListeners([sampleSocket({ state: 'established' }), sampleSocket({ state: 'bound' })])).toEqual([]);
    expect(foldListeners([sampleSocket({ protocol: 'udp', state: 'connected' })])).toEqual([]);
  });

  it('is ephemeral if all of it is, and says nothing of a reach it does not know', () => {
    const lent = sampleSocket({ protocol: 'udp', state: 'bound', ephemeral: true });
    expect(foldListeners([lent, lent])[0]).toMatchObject({ ephemeral: true, reach: undefined });
    expect(foldListeners([lent, { ...lent, ephemeral: false }])[0]?.ephemeral).toBe(false);
  });
});
