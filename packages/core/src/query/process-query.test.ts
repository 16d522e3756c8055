import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse.ts';
import { asksForSockets, compileProcessQuery } from './process-query.ts';
import type { HolderShape, SocketShape } from './socket-shape.ts';

const node: HolderShape = { pid: 48213, name: 'node', command: ['node', 'server.js'], uid: 1000, user: 'ana' };

function socket(protocol: string, state: string, port: number, remotePort?: number): SocketShape {
  const remote = remotePort === undefined ? undefined : { address: '10.0.0.9', port: remotePort };
  return { protocol, family: 'ipv4', state, local: { address: '127.0.0.1', port }, remote, owner: { kind: 'process' } };
}

const SOCKETS = [socket('tcp', 'listen', 3000), socket('tcp', 'established', 3000, 50_001), socket('udp', 'bound', 53)];

function matches(text: string, process = node, sockets: readonly SocketShape[] = SOCKETS): boolean {
  return compileProcessQuery(parseQuery(text))(process, sockets);
}

describe('compileProcessQuery', () => {
  it.each([
    ['', true],
    ['node', true],
    ['ruby', false],
    ['pid:48213', true],
    ['user:ana', true],
    ['user:1000', true],
    ['command:server.js', true],
    ['3000', true],
    ['port:50001', true],
    ['lport:50001', false],
    ['state:listen', true],
    ['state:time-wait', false],
    ['remote:10.0.0.0/8', true],
    ['node port:3000', true],
    ['ruby port:3000', false],
    ['node port:4000', false],
  ])('%j: %s', (text, expected) => {
    expect(matches(text)).toBe(expected);
  });

  it('asks all of one and the same socket', () => {
    expect(matches('proto:udp port:53')).toBe(true);
    expect(matches('proto:tcp port:53')).toBe(false);
    expect(matches('state:listen rport:50001')).toBe(false);
  });

  it('turned round, asks that none of the sockets is so', () => {
    expect(matches('!port:3000')).toBe(false);
    expect(matches('!port:22')).toBe(true);
    expect(matches('!port:22', node, [])).toBe(true);
    expect(matches('port:3000 !port:53')).toBe(false);
    expect(matches('port:3000 !port:54')).toBe(true);
    expect(matches('!node')).toBe(false);
    expect(matches('!user:root port:53')).toBe(true);
  });

  it('knows nothing of a process that is not to be read, so that only what is turned round lets it through', () => {
    const refused = { pid: 7, name: undefined, command: undefined, uid: undefined, user: undefined };
    expect(matches('node', refused, [])).toBe(false);
    expect(matches('!node', refused, [])).toBe(true);
    expect(matches('user:root', refused, [])).toBe(false);
  });

  it('selects by a term and by the same term turned round each process exactly once', () => {
    const term = fc.constantFrom(
      'port:53',
      '3000-3010',
      'state:listen',
      'proto:udp',
      'user:ana',
      'node',
      'pid:1',
      'rport:1',
    );
    const some = fc.subarray([...SOCKETS, socket('tcp', 'close-wait', 9, 1)]);
    const process = fc.constantFrom(node, { ...node, pid: 1, name: 'sh', command: [], user: 'root', uid: 0 });
    fc.assert(
      fc.property(term, process, some, (text, who, sockets) => {
        expect(matches(`!${text}`, who, sockets)).toBe(!matches(text, who, sockets));
      }),
    );
  });
});

describe('asksForSockets', () => {
  it.each([
    ['node pid:1 user:ana command:x', false],
    ['node port:80', true],
    ['!state:listen', true],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(asksForSockets(parseQuery(text))).toBe(expected);
  });
});
