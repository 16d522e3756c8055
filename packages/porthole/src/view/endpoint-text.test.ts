import { expect, it } from 'vitest';
import { fitEndpoint, printAddress } from './endpoint-text.ts';
import { at } from './sample-sockets.ts';

it.each([
  [at('192.168.100.200', 50122), 21, '192.168.100.200:50122'],
  [at('192.168.100.200', 50122), 18, '192.168.100…:50122'],
  [at('2001:db8::1', 443), 12, '[2001:d…:443'],
])('%j in %i columns is %s', (endpoint, width, expected) => {
  expect(fitEndpoint(endpoint, width, '…')).toBe(expected);
});

it('prints an address without its port', () => {
  expect(printAddress(at('127.0.0.1', 1))).toBe('127.0.0.1');
  expect(printAddress(at('::1', 65535))).toBe('[::1]');
  expect(printAddress(at('fe80::1', 80, 'eth0'))).toBe('[fe80::1%eth0]');
});
