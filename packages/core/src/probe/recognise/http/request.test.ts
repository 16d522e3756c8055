import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../testing/sample.ts';
import { hostRequest } from './request.ts';

function hostLine(host: string, port: number, tls = false): string | undefined {
  const exchange = { ...exchangeOf({}), host, port, tls: tls ? { alpn: 'http/1.1' } : undefined };
  return /^Host: (.*)\r$/m.exec(Buffer.from(hostRequest('/', exchange)).toString())?.[1];
}

describe('hostRequest', () => {
  it.each([
    ['example.test', 8080, 'example.test:8080'],
    ['example.test', 80, 'example.test'],
    ['127.0.0.1', 3000, '127.0.0.1:3000'],
    ['::1', 3000, '[::1]:3000'],
    ['fe80::1%eth0', 80, '[fe80::1]'],
    ['a\r\nX-Injected: 1', 80, 'localhost'],
    ['exämple.test', 3000, 'localhost:3000'],
    ['x'.repeat(5000), 3000, 'localhost:3000'],
    ['', 3000, 'localhost:3000'],
  ])('to %j on %i names the host %j', (host, port, expected) => {
    expect(hostLine(host, port)).toBe(expected);
  });

  it('leaves out the port that TLS has', () => {
    expect(hostLine('example.test', 443, true)).toBe('example.test');
    expect(hostLine('example.test', 443)).toBe('example.test:443');
  });

  it('asks for the path, and for nothing that would be hard to read', () => {
    const request = Buffer.from(hostRequest('/version', exchangeOf({}))).toString();
    expect(request.startsWith('GET /version HTTP/1.1\r\n')).toBe(true);
    expect(request.endsWith('\r\n\r\n')).toBe(true);
    expect(request).not.toMatch(/cookie|authorization|accept-encoding|upgrade/i);
  });
});
