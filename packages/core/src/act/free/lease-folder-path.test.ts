import { expect, it } from 'vitest';
import { leaseFolderPath } from './lease-folder-path.ts';

it.each([
  [{}, '/home/ana', '/home/ana/.local/state/porthole/leases'],
  [{ XDG_STATE_HOME: '/state' }, '/home/ana', '/state/porthole/leases'],
  [{ XDG_STATE_HOME: '/state', PORTHOLE_STATE: '/mine' }, '/home/ana', '/mine/leases'],
  [{ XDG_STATE_HOME: 'relative', PORTHOLE_STATE: '' }, '/home/ana', '/home/ana/.local/state/porthole/leases'],
  [{ XDG_STATE_HOME: '' }, undefined, undefined],
  [{}, '', undefined],
])('with %o and the home folder %s it is %s', (env, home, path) => {
  expect(leaseFolderPath(env, home)).toBe(path);
});
