import { describe, expect, it } from 'vitest';
import { readCgroup } from './read-cgroup.ts';

const ID = '0123456789abcdef'.repeat(4);
const OTHER = 'f'.repeat(64);
const UID = '1f0c7a52-9d5e-4b6e-8a55-0a1b2c3d4e5f';

describe('readCgroup', () => {
  it.each([
    ['/', undefined, undefined],
    ['/init.scope', undefined, undefined],
    ['/system.slice/nginx.service', undefined, 'nginx.service'],
    ['/system.slice/system-getty.slice/getty@tty1.service', undefined, 'getty@tty1.service'],
    ['/user.slice/user-1000.slice/session-3.scope', undefined, 'session-3.scope'],
    ['/user.slice/user-1000.slice/user@1000.service/app.slice/shop.service', undefined, 'shop.service'],
    ['/user.slice/user-1000.slice/user@1000.service/init.scope', undefined, 'user@1000.service'],
    [
      '/user.slice/user-1000.slice/user@1000.service/app.slice/app-gnome-a\\x2db-7.scope',
      undefined,
      'app-gnome-a\\x2db-7.scope',
    ],
    [`/system.slice/docker-${ID}.scope`, ID, `docker-${ID}.scope`],
    [`/docker/${ID}`, ID, undefined],
    ['/docker/0123456789ab', '0123456789ab', undefined],
    [`/docker/${ID}/system.slice/nginx.service`, ID, 'nginx.service'],
    [`/libpod_parent/${OTHER}/libpod-${ID}`, ID, undefined],
    [`/machine.slice/libpod-${ID}.scope/container`, ID, `libpod-${ID}.scope`],
    [`/ecs/task/${ID}`, ID, undefined],
    ['/lxc/web', 'web', undefined],
    ['/lxc.payload.web', 'web', undefined],
    ['/machine.slice/machine-web\\x2d1.scope', 'web-1', 'machine-web\\x2d1.scope'],
    ['/machine.slice/machine-qemu\\x2d1\\x2dvm.scope', undefined, 'machine-qemu\\x2d1\\x2dvm.scope'],
    ['/system.slice/docker.service', undefined, 'docker.service'],
    [`/system.slice/${'ab'.repeat(31)}`, undefined, undefined],
    ['/system.slice/.service', undefined, undefined],
    ['', undefined, undefined],
    ['/'.repeat(10_000), undefined, undefined],
  ])('of %s', (path, container, unit) => {
    expect(readCgroup(path)).toEqual({ container, isKubernetes: false, pod: undefined, unit });
  });

  it.each([
    [
      `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${UID.replaceAll('-', '_')}.slice/cri-containerd-${ID}.scope`,
      UID,
    ],
    [`/kubepods/burstable/pod${UID}/${ID}`, UID],
    [`/kubelet.slice/kubepods/${ID}`, undefined],
  ])('of the pod in %s', (path, pod) => {
    expect(readCgroup(path)).toMatchObject({ container: ID, isKubernetes: true, pod });
  });
});
