import { expect, it } from 'vitest';
import { fakeLinuxSource } from '../host/linux/testing/fake-linux-source.ts';
import { addressesOf, readConditions } from './read-conditions.ts';

const status = (mask: string) => `Name:\tnode\nUid:\t1000\t1001\t1000\t1000\nCapEff:\t${mask}\n`;

function read(files: Readonly<Record<string, string>>, pids: readonly number[] = []) {
  return readConditions(fakeLinuxSource({ files }), pids);
}

it('tells the effective user, and whether low ports are open to it', () => {
  expect(read({ '/proc/self/status': status('0000000000000400') })).toMatchObject({
    uid: 1001,
    mayBindPrivileged: true,
  });
  expect(read({ '/proc/self/status': status('00000000fffffbff') })).toMatchObject({ mayBindPrivileged: false });
  expect(read({})).toMatchObject({ uid: undefined, mayBindPrivileged: undefined, localhost: undefined });
});

it('tells what processes do, whatever they call themselves', () => {
  const files = {
    '/proc/7/stat': '7 (a) S (b) T 1 7 7',
    '/proc/8/stat': '8 (node) S 1 8 8',
    '/proc/9/stat': 'nonsense',
  };
  expect([...read(files, [7, 8, 9, 10]).processStates]).toEqual([
    [7, 'T'],
    [8, 'S'],
  ]);
});

it('finds the addresses of a name in a table of hosts', () => {
  const text =
    '127.0.0.1\tbox LocalHost # ::2 localhost\n::1 localhost ip6-localhost\n\n127.0.0.1 localhost\n9.9.9.9 localhost2\n';
  expect(addressesOf('localhost', text)).toEqual(['127.0.0.1', '::1']);
  expect(addressesOf('nobody', text)).toEqual([]);
  expect(addressesOf('localhost', undefined)).toBeUndefined();
});
