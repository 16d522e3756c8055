import { describe, expect, it } from 'vitest';
import { parseIpv4Routes, parseIpv6Routes } from './route-codec.ts';

const IPV4 = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
eth0\t000200C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0
wg0\t0000000A\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0
wg0\t0100000A\t00000000\t0005\t0\t0\t0\tFFFFFFFF\t0\t0\t0
`;
const IPV6 = `fd000000000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0
00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000400 00000001 00000000 00000003     eth0
00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo
`;

describe('the routes of IPv4', () => {
  it('have destination, prefix, interface and metric', () => {
    const routes = parseIpv4Routes(IPV4);
    expect(routes.map((route) => [route.destination, route.prefixLength, route.interface, route.metric])).toEqual([
      ['0.0.0.0', 0, 'eth0', 100],
      ['192.0.2.0', 24, 'eth0', 100],
      ['10.0.0.0', 8, 'wg0', 0],
      ['10.0.0.1', 32, 'wg0', 0],
    ]);
    expect(new Set(routes.map(({ family }) => family))).toEqual(new Set(['ipv4']));
  });

  it.each([
    ['down', '0002'],
    ['a rejection', '0201'],
  ])('leave out one that is %s', (_, flags) => {
    expect(parseIpv4Routes(`head\neth0\t00000000\t010200C0\t${flags}\t0\t0\t100\t00000000\t0\t0\t0\n`)).toEqual([]);
  });

  it.each(['', 'Iface\n', 'head\neth0\t00000000\t0102'])('of %j are none', (text) => {
    expect(parseIpv4Routes(text)).toEqual([]);
  });
});

describe('the routes of IPv6', () => {
  it('have destination, prefix, interface and metric, without the ones that reject', () => {
    expect(parseIpv6Routes(IPV6)).toEqual([
      {
        family: 'ipv6',
        destination: 'fd00:0000:0000:0000:0000:0000:0000:0000',
        prefixLength: 64,
        interface: 'eth0',
        metric: 256,
      },
      {
        family: 'ipv6',
        destination: '0000:0000:0000:0000:0000:0000:0000:0000',
        prefixLength: 0,
        interface: 'eth0',
        metric: 1024,
      },
    ]);
  });

  it.each(['', '\n', 'fd00 40 00 eth0\n', IPV6.slice(0, 90)])('of %j are none', (text) => {
    expect(parseIpv6Routes(text)).toEqual([]);
  });
});
