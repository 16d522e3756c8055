import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../model/endpoint.ts';
import type { InterfaceAddress } from '../model/snapshot.ts';
import { createInterfaceOf, interfaceOf } from './interface-of.ts';
import type { Route } from './route-table.ts';

const interfaces: InterfaceAddress[] = [
  { name: 'lo', address: '127.0.0.1', loopback: true },
  { name: 'lo', address: '::1', loopback: true },
  { name: 'lo', address: '10.9.9.9', loopback: true },
  { name: 'eth0', address: '192.168.1.5', loopback: false },
  { name: 'eth0', address: 'fe80::5', loopback: false },
  { name: 'eth0', address: '2001:db8:1::5', loopback: false },
  { name: 'wlan0', address: '192.168.2.7', loopback: false },
  { name: 'docker0', address: '172.17.0.1', loopback: false },
  { name: 'a', address: '10.1.1.1', loopback: false },
  { name: 'b', address: '10.1.1.1', loopback: false },
];

function route(destination: string, prefixLength: number, name: string, metric = 0): Route {
  return { family: destination.includes(':') ? 'ipv6' : 'ipv4', destination, prefixLength, interface: name, metric };
}

const routes: Route[] = [
  route('0.0.0.0', 0, 'wlan0', 600),
  route('0.0.0.0', 0, 'eth0', 100),
  route('192.168.1.0', 24, 'eth0', 100),
  route('192.168.2.0', 24, 'wlan0', 600),
  route('172.17.0.0', 16, 'docker0'),
  route('172.17.0.128', 25, 'vpn'),
  route('::', 0, 'eth0', 1024),
  route('fe80::', 64, 'wlan0', 256),
];

function end(text: string, port = 1): Endpoint {
  const [address = '', zone] = text.split('%');
  return zone === undefined ? { address, port } : { address, port, zone };
}

describe('interfaceOf', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1', 'lo', 'loopback to loopback'],
    ['::1', '::1', 'lo', 'the same for IPv6'],
    ['192.168.1.5', '192.168.1.5', 'lo', 'an own address as the remote end'],
    ['192.168.1.5', '172.17.0.1', 'lo', 'another own address'],
    ['::ffff:192.168.1.5', '::ffff:192.168.2.7', 'lo', 'IPv4-mapped own addresses'],
    ['fe80::5%eth0', 'fe80::5%eth0', 'lo', 'an own link-local address'],
    ['192.168.1.5', '8.8.8.8', 'eth0', 'the default route with the lowest metric'],
    ['192.168.1.5', '192.168.1.77', 'eth0', 'a connected network'],
    ['192.168.2.7', '8.8.8.8', 'wlan0', 'the local address contradicts the route'],
    ['172.17.0.1', '172.17.0.2', 'docker0', 'a bridge'],
    ['10.9.9.9', '172.17.0.200', 'vpn', 'the longest prefix, from a service address'],
    ['::ffff:192.168.1.5', '::ffff:8.8.8.8', 'eth0', 'IPv4-mapped ends'],
    ['203.0.113.9', '8.8.8.8', 'eth0', 'a local address that no interface has'],
    ['fe80::5%eth0', 'fe80::99', 'eth0', 'the zone of the local end before the route'],
    ['fe80::5', 'fe80::99%eth0', 'eth0', 'the zone of the remote end before the route'],
    ['2001:db8:1::5', '2001:db8:2::1', 'eth0', 'the IPv6 default route'],
  ])('%s to %s is %s: %s', (local, remote, expected) => {
    expect(interfaceOf(end(local), end(remote), interfaces, routes)).toBe(expected);
  });

  it.each([
    ['127.0.0.1', 'lo'],
    ['127.0.0.53', 'lo'],
    ['::1', 'lo'],
    ['192.168.2.7', 'wlan0'],
    ['::ffff:192.168.2.7', 'wlan0'],
    ['fe80::5%eth0', 'eth0'],
    ['0.0.0.0%eth0', 'eth0'],
    ['0.0.0.0', undefined],
    ['::', undefined],
    ['10.1.1.1', undefined],
    ['203.0.113.9', undefined],
  ])('of a listener on %s is %s', (local, expected) => {
    expect(interfaceOf(end(local), undefined, interfaces, routes)).toBe(expected);
  });

  it('is the interface of the local address where no route is known', () => {
    expect(interfaceOf(end('192.168.2.7'), end('8.8.8.8'), interfaces, [])).toBe('wlan0');
    expect(interfaceOf(end('203.0.113.9'), end('8.8.8.8'), interfaces, [])).toBeUndefined();
  });

  it('invents no loopback interface', () => {
    expect(interfaceOf(end('127.0.0.1'), end('127.0.0.1'), [], routes)).toBeUndefined();
  });

  it('leaves out routes that make no sense', () => {
    const odd = [
      route('8.8.8.8', 33, 'x'),
      route('8.8.8.8', -1, 'x'),
      { ...route('::', 0, 'x'), family: 'ipv4' as const },
    ];
    expect(interfaceOf(end('203.0.113.9'), end('8.8.8.8'), interfaces, odd)).toBeUndefined();
  });

  it('gives the same answer again when asked again', () => {
    const find = createInterfaceOf(interfaces, routes);
    const ask = () => [find(end('192.168.1.5'), end('8.8.8.8')), find(end('0.0.0.0'), undefined)];
    expect(ask()).toEqual(ask());
    expect(ask()).toEqual(['eth0', undefined]);
  });
});
