import { describe, expect, it } from 'vitest';
import type { Socket } from '../model/socket.ts';
import { sampleSocket } from './testing/sample-socket.ts';
import { trafficRates } from './traffic-rates.ts';

function carrying(id: string, sentBytes: number, receivedBytes: number): Socket {
  return sampleSocket({ id, state: 'established', traffic: { sentBytes, receivedBytes, rttMs: 1, retransmits: 0 } });
}

const rateOf = (before: readonly Socket[], socket: Socket, ms = 2000) =>
  trafficRates({ sockets: before, takenAtMs: 1000 }, { takenAtMs: 1000 + ms })(socket);

describe('the rate of a connection', () => {
  it('is what it carried between two looks, by the time between them', () => {
    expect(rateOf([carrying('a', 100, 1000)], carrying('a', 300, 1000))).toEqual({ sent: 100, received: 0 });
  });

  it('counts all that a new connection carried', () => {
    expect(rateOf([carrying('a', 100, 1000)], carrying('b', 300, 50))).toEqual({ sent: 150, received: 25 });
  });

  it('is not known where bytes are not counted, no time went by, or a counter ran backwards', () => {
    const uncounted = sampleSocket({ id: 'a', protocol: 'udp' });
    expect(rateOf([uncounted], uncounted)).toBeUndefined();
    expect(rateOf([uncounted], carrying('a', 1, 1))).toBeUndefined();
    expect(rateOf([], carrying('a', 1, 1), 0)).toBeUndefined();
    expect(rateOf([], carrying('a', 1, 1), -5)).toBeUndefined();
    expect(rateOf([carrying('a', 9, 9)], carrying('a', 1, 10))).toBeUndefined();
  });
});
