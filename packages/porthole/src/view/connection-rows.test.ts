import type { Socket } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { connectionRows } from './connection-rows.ts';
import { at, sampleSocket } from './sample-sockets.ts';

const LISTENER = sampleSocket({ local: at('127.0.0.1', 3000) });

function connection(parts: Partial<Socket>): Socket {
  return sampleSocket({ state: 'established', ...parts });
}

function inboundOf(socket: Socket, all: readonly Socket[], peer?: Socket): boolean | undefined {
  const [row] = connectionRows([socket], [...all, socket], () => peer);
  expect(row?.socket).toBe(socket);
  expect(row?.peer).toBe(peer);
  return row?.inbound;
}

describe('connectionRows', () => {
  it('is inbound where somebody listens on the local port', () => {
    const accepted = connection({ local: at('127.0.0.1', 3000), remote: at('127.0.0.1', 40112) });
    expect(inboundOf(accepted, [LISTENER])).toBe(true);
    expect(inboundOf(accepted, [sampleSocket({ local: at('::', 3000) })])).toBe(true);
    expect(inboundOf(accepted, [sampleSocket({ local: at('::ffff:127.0.0.1', 3000) })])).toBe(true);
    expect(inboundOf(accepted, [sampleSocket({ local: at('10.0.0.1', 3000) })])).toBeUndefined();
    expect(
      inboundOf(accepted, [sampleSocket({ protocol: 'udp', state: 'bound', local: at('127.0.0.1', 3000) })]),
    ).toBeUndefined();
  });

  it('is outbound from a lent port, to a listener of this machine, and to a well-known port', () => {
    const peer = connection({ local: at('127.0.0.1', 3000), remote: at('127.0.0.1', 20000) });
    const own = { local: at('127.0.0.1', 20000), remote: at('127.0.0.1', 3000) };
    expect(inboundOf(connection({ ...own, ephemeral: true }), [])).toBe(false);
    expect(inboundOf(connection(own), [LISTENER], peer)).toBe(false);
    expect(inboundOf(connection({ ...own, remote: at('140.82.112.3', 443) }), [])).toBe(false);
  });

  it('says nothing where the ports do not tell', () => {
    const between = connection({ local: at('10.0.0.1', 20000), remote: at('10.0.0.2', 3000) });
    expect(inboundOf(between, [LISTENER])).toBeUndefined();
    expect(inboundOf(connection({ local: at('10.0.0.1', 500), remote: at('10.0.0.2', 500) }), [])).toBeUndefined();
  });
});
