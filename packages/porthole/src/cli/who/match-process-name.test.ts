import { expect, it } from 'vitest';
import { isCalled } from './match-process-name.ts';

it.each([
  ['node', ['/usr/bin/node', 'server.js'], 'node', true],
  ['node', ['/usr/bin/node', 'server.js'], 'Node', true],
  ['node', ['/usr/bin/node', 'server.js'], 'server.js', false],
  ['node', ['/usr/bin/node'], 'nod', false],
  ['next-server (v1', ['next-server (v16.1.1)'], 'next-server', true],
  ['next-server (v1', ['next-server (v16.1.1)'], 'next-server (v16.1.1)', true],
  ['nginx', ['nginx: worker process'], 'nginx', true],
  ['isc-net-0000', ['/usr/sbin/named', '-u', 'bind'], 'named', true],
  ['kworker/0:1', [], 'kworker/0', true],
  [undefined, undefined, 'node', false],
])('of %j started as %j is %s: %s', (name, command, wanted, called) => {
  expect(isCalled({ name, command }, wanted)).toBe(called);
});
