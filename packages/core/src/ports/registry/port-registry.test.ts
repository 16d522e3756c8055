import { describe, expect, it } from 'vitest';
import { PortRegistry } from './port-registry.ts';
import { portRegistry } from './registry-file.ts';

describe('the registry', () => {
  it.each([
    [80, 'http', ['www', 'www-http']],
    [443, 'https', []],
    [22, 'ssh', []],
    [25, 'smtp', []],
    [465, 'submissions', ['urd']],
    [6000, 'x11', []],
    [6063, 'x11', []],
    [6667, 'ircu', []],
    [27017, 'mongodb', []],
    [5432, 'postgresql', []],
    [3000, 'hbci', ['remoteware-cl']],
    [63, 'whoispp', ['whois++']],
  ])('calls %i %s, and has its other names as aliases', (port, name, aliases) => {
    const [first] = portRegistry().servicesOf(port);
    expect(first).toMatchObject({ name, aliases });
    expect(portRegistry().nameOf(port, 'tcp')).toBe(name);
  });

  it.each([0, 4, 5173, 9229, 49151, 60000, 65535])('has no name for %i', (port) => {
    expect(portRegistry().servicesOf(port)).toEqual([]);
    expect(portRegistry().nameOf(port, 'tcp')).toBeUndefined();
  });

  it('tells transports apart', () => {
    expect(portRegistry().nameOf(514, 'tcp')).toBe('shell');
    expect(portRegistry().nameOf(514, 'udp')).toBe('syslog');
    expect(portRegistry().nameOf(512, 'udp')).toBe('comsat');
    expect(portRegistry().nameOf(6667, 'udp')).toBeUndefined();
    expect(portRegistry().servicesOf(22)).toMatchObject([{ transports: ['tcp', 'udp', 'sctp'] }]);
  });

  it('finds by its search what stands in its lines, for every port there is', () => {
    const registry = portRegistry();
    const byPort = new Map<number, unknown[]>();
    for (const { port, service } of registry.entries()) byPort.set(port, [...(byPort.get(port) ?? []), service]);
    expect(byPort.size).toBeGreaterThan(6000);
    const wrong = Array.from({ length: 65_536 }, (_, port) => port).filter(
      (port) => JSON.stringify(registry.servicesOf(port)) !== JSON.stringify(byPort.get(port) ?? []),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a table of its own', () => {
  it('may be empty, or lack the newline at its end', () => {
    expect(new PortRegistry('').servicesOf(80)).toEqual([]);
    expect(new PortRegistry('# only a head\n').servicesOf(80)).toEqual([]);
    expect(new PortRegistry('7\t3\techo').servicesOf(7)).toEqual([
      { name: 'echo', transports: ['tcp', 'udp'], description: undefined, aliases: [] },
    ]);
  });
});
