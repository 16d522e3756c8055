import { expect, it } from 'vitest';
import { parseQuery } from './parse.ts';
import { pushdownOf } from './pushdown.ts';
import { usedKeys } from './used-keys.ts';

it.each([
  ['', {}],
  ['node', {}],
  ['port:80', { ports: { first: 80, last: 80 } }],
  ['port:443,80,90-100', { ports: { first: 80, last: 443 } }],
  ['lport:80 rport:1-1000', { ports: { first: 80, last: 80 } }],
  ['port:80 port:443', { ports: { first: 80, last: 80 } }],
  ['local:10.0.0.5:80,[::1]:90', { ports: { first: 80, last: 90 } }],
  ['local:10.0.0.5:80,10.0.0.6', {}],
  ['remote:localhost:443', { ports: { first: 443, last: 443 } }],
  ['!port:80', {}],
  ['pid:80', {}],
  ['proto:tcp', { protocols: ['tcp'] }],
  ['!proto:tcp', { protocols: ['udp'] }],
  ['proto:/^u/', { protocols: ['udp'] }],
  ['proto:tcp,udp', {}],
  ['proto:tcp proto:udp', {}],
  ['proto:udp port:53 state:bound', { ports: { first: 53, last: 53 }, protocols: ['udp'] }],
])('narrows %j to %j', (filter, expected) => {
  expect(pushdownOf(parseQuery(filter))).toEqual(expected);
});

it('names the keys that a query needs', () => {
  expect([...usedKeys(parseQuery('node 80 !host:a port:443'))].toSorted()).toEqual([
    'command',
    'host',
    'port',
    'process',
  ]);
  expect(usedKeys(parseQuery('')).size).toBe(0);
});
