import { expect, it } from 'vitest';
import { readProbeTarget } from './read-probe-target.ts';

it.each([
  ['example.com:443', { host: 'example.com', port: 443, protocol: 'tcp', tls: false }],
  ['https://example.com/path', { host: 'example.com', port: 443, protocol: 'tcp', tls: true }],
  ['http://[::1]:3000', { host: '::1', port: 3000, protocol: 'tcp', tls: false }],
  [':3000', { host: 'localhost', port: 3000 }],
  ['3000', { host: 'localhost', port: 3000 }],
  ['0.0.0.0:3000', { host: 'localhost', port: 3000 }],
  ['localhost:3000', { host: 'localhost', port: 3000 }],
  ['udp:10.0.0.5:53', { host: '10.0.0.5', port: 53, protocol: 'udp' }],
  ['[fe80::1%eth0]:80', { host: 'fe80::1%eth0', port: 80 }],
])('reads %s', (text, wish) => {
  expect(readProbeTarget(text)).toMatchObject({ text, ...wish });
});

it.each(['3000-3001', 'pid:7', 'node', '0', 'localhost:99999', '', 'localhost:'])('refuses %j', (text) => {
  expect(readProbeTarget(text)).toMatchObject({
    message: expect.stringMatching(/\w/),
    hint: expect.stringMatching(/\w/),
  });
});
