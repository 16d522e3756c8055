import { describe, expect, it } from 'vitest';
import { portRegistry } from '../registry/registry-file.ts';
import { findPorts } from './find-ports.ts';

const find = (text: string) => findPorts(text, portRegistry());

describe('findPorts', () => {
  it.each([
    ['https', 443],
    ['HTTPS', 443],
    ['www', 80],
    ['domain', 53],
    ['dns', 53],
    ['whois++', 63],
    ['ingreslock', 1524],
    ['Secure Shell', 22],
    ['redis', 6379],
  ])('knows the port that is called %s', (text, port) => {
    expect(find(text)[0]).toEqual({ port, exact: true });
  });

  it.each([
    ['postgres', 5432],
    ['web proxy', 3128],
    ['proxy web', 3128],
    ['rabbitmq manag', 15_672],
    ['kafka', 9092],
    ['node.js', 9229],
    ['minecraft', 25_565],
  ])('finds by the words %s', (text, port) => {
    expect(find(text).map((match) => match.port)).toContain(port);
  });

  it('puts names before descriptions, and what is used before what is registered', () => {
    const ports = find('postgres').map(({ port }) => port);
    expect(ports[0]).toBe(5432);
    expect(ports.indexOf(9187)).toBeLessThan(ports.indexOf(8432));
  });

  it('lists each port once', () => {
    const ports = find('http').map(({ port }) => port);
    expect(ports[0]).toBe(80);
    expect(new Set(ports).size).toBe(ports.length);
  });

  it.each(['', '  ', 'zzzqq', 'https zzzqq'])('finds nothing by "%s"', (text) => {
    expect(find(text)).toEqual([]);
  });
});
