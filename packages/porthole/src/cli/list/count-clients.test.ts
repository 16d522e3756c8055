import type { Socket } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { foldListeners } from '../../view/fold.ts';
import { at, heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { countClients } from './count-clients.ts';

const one = heldBy(sampleHolder(1, 'one'));
const two = heldBy(sampleHolder(2, 'two'));

function open(address: string, port: number, owner: Socket['owner'], state: Socket['state'] = 'established'): Socket {
  return sampleSocket({ state, owner, local: at(address, port), remote: at('10.0.0.9', 50000) });
}

function countsOf(sockets: readonly Socket[]): Record<string, number> {
  const rows = foldListeners(sockets);
  const counts = countClients(rows, sockets);
  return Object.fromEntries(
    rows.map((row) => [row.owner.kind === 'process' ? `${row.owner.holders[0]?.name}` : '?', counts.get(row) ?? -1]),
  );
}

describe('countClients', () => {
  it('counts open connections of exactly the port', () => {
    expect(
      countsOf([
        sampleSocket({ owner: one, local: at('127.0.0.1', 80) }),
        open('127.0.0.1', 80, one),
        open('127.0.0.1', 80, one, 'close-wait'),
        open('127.0.0.1', 80, one, 'time-wait'),
        open('127.0.0.1', 8080, one),
      ]),
    ).toEqual({ one: 2 });
  });

  it('gives a connection to the listener on its address, before one on every address', () => {
    expect(
      countsOf([
        sampleSocket({ owner: one, local: at('0.0.0.0', 80) }),
        sampleSocket({ owner: two, local: at('127.0.0.1', 80) }),
        open('127.0.0.1', 80, two),
        open('192.168.1.20', 80, one),
        open('192.168.1.21', 80, one),
      ]),
    ).toEqual({ one: 2, two: 1 });
  });

  it('counts what a process of its own serves', () => {
    const session = heldBy(sampleHolder(99, 'sshd-session'));
    expect(countsOf([sampleSocket({ owner: one, local: at('0.0.0.0', 22) }), open('10.0.0.1', 22, session)])).toEqual({
      one: 1,
    });
  });

  it('knows IPv4 connections of a listener on all IPv6 addresses', () => {
    const dual = sampleSocket({ owner: one, local: at('::', 80), dualStack: true });
    const only = sampleSocket({ owner: one, local: at('::', 80), dualStack: false });
    expect(countsOf([dual, open('::ffff:10.0.0.1', 80, one)])).toEqual({ one: 1 });
    expect(countsOf([only, open('::ffff:10.0.0.1', 80, one)])).toEqual({ one: 0 });
  });

  it('tells sharers of one address apart by the process of the connection', () => {
    expect(
      countsOf([
        sampleSocket({ owner: one, local: at('0.0.0.0', 80), inode: '1' }),
        sampleSocket({ owner: two, local: at('0.0.0.0', 80), inode: '2' }),
        open('10.0.0.1', 80, two),
        open('10.0.0.1', 80, two),
        open('10.0.0.1', 80, one),
      ]),
    ).toEqual({ one: 1, two: 2 });
  });

  it('says nothing of UDP', () => {
    const udp = sampleSocket({ owner: one, protocol: 'udp', state: 'bound', local: at('0.0.0.0', 53) });
    expect(countsOf([udp])).toEqual({ one: -1 });
  });
});
