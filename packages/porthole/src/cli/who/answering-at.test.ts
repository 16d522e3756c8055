import type { Socket } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { at, sampleSocket } from '../../view/sample-sockets.ts';
import { answeringAt } from './answering-at.ts';

function on(address: string, dualStack?: boolean): Socket {
  return sampleSocket({ local: at(address, 80), dualStack });
}

describe('answeringAt', () => {
  it.each([
    ['the one on the address', [on('0.0.0.0'), on('127.0.0.1')], 1, undefined],
    ['else the one on all addresses of the family', [on('0.0.0.0'), on('::')], 0, 1],
    ['else an IPv6 one that serves IPv4 too', [on('::', true)], 0, 0],
    ['but not one that does not', [on('::', false)], undefined, 0],
    ['nor one of which that is not known', [on('::')], undefined, 0],
    ['not one on another address', [on('192.168.1.20'), on('127.0.0.2')], undefined, undefined],
    ['the IPv4-mapped address is the IPv4 one', [on('::ffff:127.0.0.1')], 0, undefined],
  ])('is %s', (_what, listeners, four, six) => {
    expect(answeringAt(listeners, 'ipv4')).toBe(four === undefined ? undefined : listeners[four]);
    expect(answeringAt(listeners, 'ipv6')).toBe(six === undefined ? undefined : listeners[six]);
  });

  it('is nobody in particular where several share the address', () => {
    expect(answeringAt([on('127.0.0.1'), on('127.0.0.1')], 'ipv4')).toBeUndefined();
  });
});
