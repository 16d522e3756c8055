import { describe, expect, it } from 'vitest';
import type { SocketShape } from './socket-shape.ts';
import { SORT_KEYS } from './sort-columns.ts';
import { sortSockets } from './sort-sockets.ts';

type Named = SocketShape & { readonly is: string };

function socket(is: string, fields: Partial<SocketShape> = {}): Named {
  const base = {
    protocol: 'tcp',
    family: 'ipv4',
    state: 'listen',
    local: { address: '127.0.0.1', port: 1 },
    owner: { kind: 'hidden' },
  };
  return { ...base, ...fields, is };
}
const local = (address: string, port: number) => ({ local: { address, port } });
const remote = (address: string, port: number) => ({ remote: { address, port } });
const held = (...holders: { pid: number; name?: string; user?: string }[]) => ({
  owner: { kind: 'process', holders, primary: holders[0]?.pid },
});

function sorted(sockets: readonly Named[], ...rest: [key?: string, direction?: 'ascending' | 'descending']): string {
  return sortSockets(sockets, ...rest)
    .map(({ is }) => is)
    .join(' ');
}

describe('sortSockets', () => {
  it('orders by port, then protocol, remote port, local and remote address, each by number', () => {
    const sockets = [
      socket('udp', { ...local('0.0.0.0', 80), protocol: 'udp' }),
      socket('v6', local('::', 80)),
      socket('b', local('10.0.0.10', 80)),
      socket('to-443', { ...local('10.0.0.9', 80), ...remote('10.0.0.1', 443) }),
      socket('to-80', { ...local('10.0.0.9', 80), ...remote('10.0.0.1', 80) }),
      socket('listener', local('10.0.0.9', 80)),
      socket('mapped', local('::ffff:10.0.0.8', 80)),
      socket('last', local('1.1.1.1', 8080)),
      socket('first', local('9.9.9.9', 9)),
    ];
    expect(sorted(sockets)).toBe('first mapped listener b v6 to-80 to-443 udp last');
  });

  it('orders what has the same ports by the local and then the remote address', () => {
    const sockets = [
      socket('far', { ...local('10.0.0.9', 80), ...remote('10.0.0.10', 443) }),
      socket('other-end', { ...local('10.0.0.10', 80), ...remote('10.0.0.1', 443) }),
      socket('near', { ...local('10.0.0.9', 80), ...remote('10.0.0.9', 443) }),
      socket('udp', { ...local('10.0.0.1', 80), ...remote('10.0.0.1', 1), protocol: 'udp' }),
      socket('highest', { ...local('10.0.0.1', 65_535), ...remote('10.0.0.1', 65_535), protocol: 'udp' }),
      socket('high', { ...local('10.0.0.1', 65_535), ...remote('10.0.0.1', 65_534), protocol: 'udp' }),
    ];
    expect(sorted(sockets)).toBe('near far other-end udp high highest');
  });

  it('leaves the list that it is given alone', () => {
    const sockets = Object.freeze([socket('b', local('::1', 2)), socket('a', local('::1', 1))]);
    expect(sortSockets(sockets).map(({ is }) => is)).toEqual(['a', 'b']);
    expect(sockets.map(({ is }) => is)).toEqual(['b', 'a']);
    expect(sortSockets([])).toEqual([]);
  });

  it('turns the key around and not the order of equals, and keeps the unknown last', () => {
    const sockets = [
      socket('none-2', local('::1', 2)),
      socket('ana-2', { ...local('::1', 2), user: 'ana' }),
      socket('bob', { ...local('::1', 9), user: 'Bob' }),
      socket('none-1', local('::1', 1)),
      socket('ana-1', { ...local('::1', 1), user: 'ana' }),
    ];
    expect(sorted(sockets, 'user')).toBe('ana-1 ana-2 bob none-1 none-2');
    expect(sorted(sockets, 'user', 'descending')).toBe('bob ana-1 ana-2 none-1 none-2');
    expect(sorted(sockets, 'port', 'descending')).toBe('bob none-2 ana-2 none-1 ana-1');
  });

  it.each([
    ['protocol', { protocol: 'tcp' }, { protocol: 'udp' }],
    ['state', { state: 'listen' }, { state: 'time-wait' }],
    ['local', local('10.0.0.9', 9), local('10.0.0.10', 1)],
    ['local', local('255.255.255.255', 9), local('::', 1)],
    ['remote', remote('10.0.0.9', 80), remote('10.0.0.9', 443)],
    ['remote', remote('fe80::2', 1), {}],
    ['pid', held({ pid: 9 }), held({ pid: 10 })],
    ['process', held({ pid: 2, name: 'alpha' }), held({ pid: 1, name: 'Beta' })],
    ['user', held({ pid: 2, user: 'ana' }), { user: 'bob' }],
    ['reach', { reach: { value: 'network' } }, { reach: { value: 'public' } }],
    ['receive', { queue: { receive: 2, send: 0 } }, { queue: { receive: 10, send: 0 } }],
    ['send', { queue: { receive: 9, send: 2 } }, { queue: { receive: 1, send: 10 } }],
  ])('orders by %s', (key, before, after) => {
    expect(sorted([socket('after', after), socket('before', before)], key)).toBe('before after');
  });

  it('takes the holder that stands for the others', () => {
    const sockets = [
      socket('b', { owner: { kind: 'process', holders: [{ pid: 1 }, { pid: 7 }], primary: 7 } }),
      socket('a', held({ pid: 5 })),
    ];
    expect(sorted(sockets, 'pid')).toBe('a b');
  });

  it('orders IPv6 addresses by number, and not by letter', () => {
    const addresses = ['fe80::1', '::ffff', '::2', '2001:db8::10', '2001:db8::9', '::10'];
    const sockets = addresses.map((address) => socket(address, local(address, 1)));
    expect(sorted(sockets)).toBe('::2 ::10 ::ffff 2001:db8::9 2001:db8::10 fe80::1');
  });

  it('refuses another key, and says which was meant', () => {
    expect(() => sortSockets([], 'prot')).toThrow(
      expect.objectContaining({ reason: 'invalid-argument', hint: 'did you mean port?' }),
    );
    expect(() => sortSockets([], 'nope')).toThrow(
      expect.objectContaining({
        message: '"nope" is not a key to sort by',
        hint: `the keys are ${SORT_KEYS.join(', ')}`,
      }),
    );
  });
});
