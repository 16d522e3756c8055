import { describe, expect, it } from 'vitest';
import type { InterfaceAddress } from '../model/snapshot.ts';
import { reachOf } from './reach.ts';

const lo: InterfaceAddress = { name: 'lo', address: '127.0.0.1', loopback: true };
const lan: InterfaceAddress = { name: 'eth0', address: '192.168.1.5', loopback: false };
const wan: InterfaceAddress = { name: 'eth1', address: '8.8.4.4', loopback: false };
const wan6: InterfaceAddress = { name: 'eth1', address: '2606:4700::1111', loopback: false };
const serviceAddress: InterfaceAddress = { name: 'lo', address: '8.8.4.4', loopback: true };

describe('reachOf', () => {
  it.each([
    ['127.0.0.1', [lo, wan], 'this-machine', ['loopback']],
    ['127.8.9.10', [lo, wan], 'this-machine', ['loopback']],
    ['::1', [lo, wan], 'this-machine', ['loopback']],
    ['::ffff:127.0.0.1', [lo, wan], 'this-machine', ['loopback']],
    ['0.0.0.0', [lo], 'this-machine', ['no-link']],
    ['::', [lo], 'this-machine', ['no-link']],
    ['::', [], 'this-machine', ['no-link']],
    ['8.8.4.4', [lo, serviceAddress], 'this-machine', ['no-link']],
    ['0.0.0.0', [lo, lan], 'network', ['wildcard']],
    ['::', [lo, lan], 'network', ['wildcard']],
    ['::', [lo, lan, wan6], 'network', ['wildcard']],
    ['192.168.1.5', [lo, lan, wan], 'network', ['address']],
    ['::ffff:192.168.1.5', [lo, lan, wan], 'network', ['address']],
    ['2606:4700::1111', [lo, wan6], 'network', ['address']],
    ['224.0.0.251', [lo, lan], 'network', ['address']],
    ['100.100.0.1', [lo, lan], 'network', ['address']],
    ['8.8.4.4', [lo, lan, wan], 'public', ['address', 'public-ipv4']],
    ['::ffff:8.8.4.4', [lo, wan], 'public', ['address', 'public-ipv4']],
    ['0.0.0.0', [lo, lan, wan], 'public', ['wildcard', 'public-ipv4']],
    ['::', [lo, wan], 'public', ['wildcard', 'public-ipv4']],
    ['::ffff:0.0.0.0', [lo, wan], 'public', ['wildcard', 'public-ipv4']],
    ['::', [lo, lan, serviceAddress], 'public', ['wildcard', 'public-ipv4']],
  ] as const)('of %s', (address, interfaces, value, evidence) => {
    expect(reachOf({ address, port: 80 }, interfaces)).toEqual({ value, evidence });
  });

  it('counts no IPv4 for a socket that is known to be IPv6 only', () => {
    expect(reachOf({ address: '::', port: 80 }, [lo, wan], false)).toEqual({
      value: 'network',
      evidence: ['wildcard'],
    });
    expect(reachOf({ address: '::', port: 80 }, [lo, wan], true).value).toBe('public');
    expect(reachOf({ address: '0.0.0.0', port: 80 }, [lo, wan], false).value).toBe('public');
  });

  it('narrows a wildcard that is bound to one device', () => {
    const all = [lo, lan, wan];
    expect(reachOf({ address: '0.0.0.0', port: 53, zone: 'lo' }, all).value).toBe('this-machine');
    expect(reachOf({ address: '0.0.0.0', port: 68, zone: 'eth0' }, all).value).toBe('network');
    expect(reachOf({ address: '::', port: 68, zone: 'eth1' }, all).value).toBe('public');
  });
});
