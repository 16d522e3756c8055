import type { Socket } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { foldListeners } from '../../view/fold.ts';
import { at, heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { summarize } from './summarize.ts';

const owner = heldBy(sampleHolder(1, 'node'));
const reach = {
  here: { value: 'this-machine', evidence: ['loopback'] },
  network: { value: 'network', evidence: ['wildcard'] },
  internet: { value: 'public', evidence: ['public-ipv4'] },
} as const;

function port(number: number, who?: keyof typeof reach, ephemeral = false): Socket {
  const protocol = ephemeral ? 'udp' : 'tcp';
  return sampleSocket({
    owner,
    protocol,
    state: ephemeral ? 'bound' : 'listen',
    local: at('127.0.0.1', number),
    reach: who && reach[who],
    ephemeral,
  });
}

function say(sockets: readonly Socket[], filtered = false): string {
  return summarize(foldListeners(sockets), filtered);
}

describe('summarize', () => {
  it.each([
    [[port(1, 'here')], '1 port is open: only to this machine.'],
    [[port(1, 'here'), port(2, 'here')], '2 ports are open: all only to this machine.'],
    [[port(1, 'network'), port(2, 'network')], '2 ports are open: all to the network.'],
    [
      [port(1, 'here'), port(2, 'network'), port(3, 'internet')],
      '3 ports are open: 1 only to this machine, 1 to the network, 1 to the internet (a public address is bound).',
    ],
    [[port(1), port(2, 'here')], '2 ports are open: 1 only to this machine, 1 to nobody knows whom.'],
    [
      [port(1, 'here'), port(40000, 'network', true)],
      '1 port is open: only to this machine. 1 more is lent to programs for a while (listed last).',
    ],
    [
      [port(40000, 'network', true), port(40001, 'network', true)],
      'No port is open. 2 more are lent to programs for a while (listed last).',
    ],
  ])('says it in words: %#', (sockets, sentence) => {
    expect(say(sockets)).toBe(sentence);
  });

  it('speaks of a part where only a part was asked for', () => {
    expect(say([port(1, 'here')], true)).toBe('1 open port matches: only to this machine.');
    expect(say([port(1, 'here'), port(2, 'network')], true)).toMatch(/^2 open ports match: /);
  });
});
