import { expect, it } from 'vitest';
import { findNetworkNamespaces } from './find-network-namespaces.ts';
import { fakeLinuxSource, systemFailure } from './testing/fake-linux-source.ts';

const MOUNTS =
  '25 30 0:23 / /proc rw - proc proc rw\n' +
  '612 25 0:4 net:[4026532179] /run/netns/web rw shared:1 - nsfs nsfs rw\n' +
  '613 25 0:4 net:[4026532179] /var/run/netns/web rw - nsfs nsfs rw\n' +
  '614 25 0:4 net:[4026532300] /run/netns/with\\040blank rw - nsfs nsfs rw\n' +
  '615 25 0:4 mnt:[4026531841] /run/mnt rw - nsfs nsfs rw\n';

const source = fakeLinuxSource({
  folders: { '/proc': ['1', '9', '12', '40', 'self', 'net'] },
  links: {
    '/proc/1/ns/net': 'net:[4026531840]',
    '/proc/9/ns/net': systemFailure('EACCES'),
    '/proc/12/ns/net': 'net:[4026532179]',
    '/proc/40/ns/net': 'net:[4026532179]',
  },
  files: {
    '/proc/self/mountinfo': MOUNTS,
    '/proc/12/stat': '12 (nginx) S 1 12 12 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5 0 0 0 0\n',
    '/proc/12/cgroup': `0::/system.slice/docker-${'ab'.repeat(32)}.scope\n`,
  },
});

it('finds them by processes and by files, the own one first, each once', () => {
  const { found, refused } = findNetworkNamespaces(source, '4026531840');
  expect(found.map(({ about }) => [about.inode, about.own, about.names, about.processes, about.pid])).toEqual([
    ['4026531840', true, [], 1, 1],
    ['4026532179', false, ['web'], 2, 12],
    ['4026532300', false, ['with blank'], 0, undefined],
  ]);
  expect(refused).toBe(1);
});

it('goes in by a process where there is one, else by the file', () => {
  const { found } = findNetworkNamespaces(source, '4026531840');
  expect(found.slice(1).map(({ door }) => door.path)).toEqual(['/proc/12/ns/net', '/run/netns/with blank']);
});

it('says what is in it', () => {
  const { found } = findNetworkNamespaces(source, '4026531840');
  expect(found[1]?.about).toMatchObject({ process: 'nginx', container: 'ab'.repeat(32) });
});

it('knows the own one also where no process shows it', () => {
  const blind = fakeLinuxSource({ folders: { '/proc': [] } });
  expect(findNetworkNamespaces(blind, '7').found.map(({ about }) => about.inode)).toEqual(['7']);
});
