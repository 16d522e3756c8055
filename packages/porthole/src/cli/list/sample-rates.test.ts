import type { Socket, TrafficRate } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { createStyle } from '../../view/style.ts';
import { ratesByProcess, sumRates } from './sample-rates.ts';
import { tellBusiest } from './tell-busiest.ts';

const node = heldBy(sampleHolder(10, 'node'));
const curl = heldBy(sampleHolder(20, 'cu\x1brl'));
const RATES: readonly [Socket, TrafficRate | undefined][] = [
  [sampleSocket({ id: 'a', owner: node }), { sent: 1000, received: 5 }],
  [sampleSocket({ id: 'b', owner: node }), { sent: 500, received: 0 }],
  [sampleSocket({ id: 'c', owner: curl }), { sent: 0, received: 2_000_000 }],
  [sampleSocket({ id: 'd', owner: curl, protocol: 'udp' }), undefined],
  [sampleSocket({ id: 'e' }), { sent: 9, received: 9 }],
];
const sockets = RATES.map(([socket]) => socket);
const rateOf = (socket: Socket) => RATES.find(([each]) => each === socket)?.[1];
const page = (width: number | undefined) => ({ style: createStyle({ color: false, ascii: true }), width });

describe('what processes carry', () => {
  it('is the sum over their connections, the busiest first', () => {
    expect(ratesByProcess(sockets, rateOf)).toEqual([
      { pid: 20, name: 'cu\x1brl', sent: 0, received: 2_000_000 },
      { pid: 10, name: 'node', sent: 1500, received: 5 },
    ]);
  });

  it('is told in a sentence, with what is not in it', () => {
    expect(tellBusiest(ratesByProcess(sockets, rateOf), page(undefined))).toEqual([
      'Busiest: cu\\x1brl 20 gets 2 MB/s and sends 0 B/s; node 10 gets 5 B/s and sends 1.5 kB/s.',
      'TCP connections within one second; UDP is not known, nor what closed meanwhile.',
    ]);
    expect(tellBusiest([], page(undefined))[0]).toBe('No process that can be seen sent or got anything.');
    for (const line of tellBusiest(ratesByProcess(sockets, rateOf), page(40))) {
      expect(line.length).toBeLessThanOrEqual(40);
    }
  });
});

describe('the sum of rates', () => {
  it('is not known where none of them is', () => {
    expect(sumRates([undefined, undefined])).toBeUndefined();
    expect(sumRates([{ sent: 1, received: 2 }, undefined, { sent: 3, received: 4 }])).toEqual({ sent: 4, received: 6 });
  });
});
