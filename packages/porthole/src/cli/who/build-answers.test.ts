import type { Owner, Socket } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { at, heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { type PortTarget, parseTarget } from '../target.ts';
import { sampleHost } from '../testing/sample-host.ts';
import { exitOfAnswers } from './answer-exit.ts';
import { buildAnswers } from './build-answers.ts';

const node = heldBy(sampleHolder(1, 'node'));
const hidden: Owner = { kind: 'hidden', reason: 'permission' };
const kernel: Owner = { kind: 'kernel' };

async function answersTo(text: string, sockets: readonly Socket[]) {
  const target = parseTarget(text) as PortTarget;
  return buildAnswers(await sampleHost({ sockets }).snapshot(), target);
}

async function statuses(text: string, sockets: readonly Socket[]): Promise<string[]> {
  return (await answersTo(text, sockets)).map(({ port, protocol, status }) => `${port} ${protocol} ${status}`);
}

describe('buildAnswers', () => {
  it('answers for both protocols, or for the one that was asked for', async () => {
    const sockets = [sampleSocket({ owner: node })];
    expect(await statuses('3000', sockets)).toEqual(['3000 tcp taken', '3000 udp free']);
    expect(await statuses('udp:3000', sockets)).toEqual(['3000 udp free']);
  });

  it.each([
    ['taken', [sampleSocket({ owner: node }), sampleSocket({ owner: hidden })], 0],
    ['hidden', [sampleSocket({ owner: hidden })], 3],
    ['taken', [sampleSocket({ owner: hidden }), sampleSocket({ owner: kernel })], 0],
    ['kernel', [sampleSocket({ owner: kernel })], 0],
    ['taken', [sampleSocket({ owner: node, state: 'bound' })], 0],
    ['connection-end', [sampleSocket({ owner: node, state: 'established', remote: at('10.0.0.9', 80) })], 0],
    ['hidden', [sampleSocket({ owner: hidden, state: 'established', remote: at('10.0.0.9', 80) })], 3],
    [
      'free',
      [sampleSocket({ owner: { kind: 'none', reason: 'time-wait' }, state: 'time-wait', remote: at('10.0.0.9', 80) })],
      1,
    ],
  ])('calls a port %s by what holds it: %#', async (status, sockets, exit) => {
    const answers = await answersTo('tcp:3000', sockets);
    expect(answers.map((answer) => answer.status)).toEqual([status]);
    expect(exitOfAnswers(answers)).toBe(exit);
  });

  it('takes exactly the port', async () => {
    const sockets = [30000, 300, 13000].map((port) => sampleSocket({ owner: node, local: at('127.0.0.1', port) }));
    expect(await statuses('tcp:3000', sockets)).toEqual(['3000 tcp free']);
  });

  it('does not take a client of the port for its holder', async () => {
    const client = sampleSocket({
      owner: node,
      state: 'established',
      local: at('127.0.0.1', 40000),
      remote: at('127.0.0.1', 3000),
    });
    expect(await statuses('tcp:3000', [client])).toEqual(['3000 tcp free']);
  });

  it.each([
    ['127.0.0.1:3000', ['127.0.0.1', '0.0.0.0', '::']],
    ['[::1]:3000', ['::', '::1']],
    ['localhost:3000', ['127.0.0.1', '0.0.0.0', '::', '::1']],
    ['*:3000', ['127.0.0.1', '0.0.0.0', '::', '::1', '192.168.1.20']],
    ['192.168.1.20:3000', ['0.0.0.0', '::', '192.168.1.20']],
  ])('%s is answered by %j', async (text, addresses) => {
    const all = ['127.0.0.1', '0.0.0.0', '::', '::1', '192.168.1.20'];
    const sockets = all.map((address) =>
      sampleSocket({ owner: node, local: at(address, 3000), dualStack: address === '::' ? true : undefined }),
    );
    const [tcp] = await answersTo(text, sockets);
    expect(tcp?.listeners.map((socket) => socket.local.address).sort()).toEqual([...addresses].sort());
  });

  it('does not count on IPv6 for IPv4 where that is switched off', async () => {
    const only = sampleSocket({ owner: node, local: at('::', 3000), dualStack: false });
    expect(await statuses('tcp:127.0.0.1:3000', [only])).toEqual(['3000 tcp free']);
  });

  it('tells of a range only what is in use, by port', async () => {
    const sockets = [3005, 3001].map((port) => sampleSocket({ owner: node, local: at('127.0.0.1', port) }));
    expect(await statuses('3000-3010', sockets)).toEqual(['3001 tcp taken', '3005 tcp taken']);
    expect(exitOfAnswers(await answersTo('3002-3004', sockets))).toBe(1);
  });
});
