import { describe, expect, it } from 'vitest';
import { sampleListener, sampleProcess } from '../act/testing/sample-process.ts';
import type { Container } from '../model/container.ts';
import { adviseOnContainer } from './container-advice.ts';
import { containerPartOf } from './container-part.ts';

const ID = '17721056b4c7338e0ca53b2c73fc54c95a514d599cd9aba842997df39e6bdfe1';
const POD = 'f'.repeat(64);
const self = sampleProcess(50);

/** Of a process with this file and these arguments. */
function partOf(line: string, cgroup?: string, own = [self]) {
  const command = line.split(' ');
  const executable = command[0]?.startsWith('/') ? command[0] : undefined;
  return containerPartOf([sampleProcess(100, { command, executable, cgroup })], own);
}

describe('containerPartOf', () => {
  it.each([
    ['/usr/sbin/docker-proxy -proto tcp -host-ip 127.0.0.1 -host-port 28180', 'proxy', 'docker', undefined, undefined],
    ['/usr/sbin/dockerd --host unix:///run/docker.sock', 'runtime', 'docker', undefined, undefined],
    [`/usr/bin/conmon --api-version 1 -c ${ID} -u ${ID} -r /usr/bin/runc -n web1`, 'runtime', 'podman', ID, 'web1'],
    ['rootlessport', 'proxy', 'podman', undefined, undefined],
    ['/usr/bin/slirp4netns --disable-host-loopback -c -r 3', 'proxy', 'podman', undefined, undefined],
    ['/usr/bin/pasta --config-net', 'proxy', 'podman', undefined, undefined],
  ])('knows %s', (line, role, engine, id, name) => {
    expect(partOf(line)).toEqual({ role, engine, id, name });
  });

  it.each([
    [`/docker/${ID}`, 'docker'],
    [`/system.slice/docker-${ID}.scope`, 'docker'],
    [`/libpod_parent/${POD}/libpod-${ID}`, 'podman'],
    [`/machine.slice/libpod-${ID}.scope`, 'podman'],
    [`/kubepods.slice/kubepods-besteffort.slice/cri-containerd-${ID}.scope`, 'kubernetes'],
    [`/system.slice/nerdctl-${ID}.scope`, undefined],
  ])('knows what runs in the control group %s', (cgroup, engine) => {
    expect(partOf('nginx', cgroup)).toEqual({ role: 'inside', engine, id: ID, name: undefined });
  });

  it('knows what a keeper of containers started', () => {
    const keeper = sampleProcess(90, {
      command: ['/usr/bin/conmon', '-c', ID, '-n', 'web'],
      executable: '/usr/bin/conmon',
    });
    expect(containerPartOf([sampleProcess(100), keeper], [self])).toMatchObject({
      role: 'inside',
      id: ID,
      name: 'web',
    });
    expect(containerPartOf([sampleProcess(100), keeper], [self, keeper])).toBeUndefined();
  });

  it('takes its own container for the machine, and what is no container for none', () => {
    const cgroup = `/docker/${ID}`;
    expect(partOf('nginx', cgroup, [sampleProcess(50, { cgroup })])).toBeUndefined();
    expect(partOf('nginx', '/system.slice/nginx.service')).toBeUndefined();
    expect(partOf('nginx', '/lxc/box')).toBeUndefined();
  });
});

describe('adviseOnContainer', () => {
  const web: Container = {
    engine: 'docker',
    id: ID,
    name: 'shop-web',
    project: 'shop',
    service: 'web',
    ports: [{ address: '127.0.0.1', port: 3000, protocol: 'tcp' }],
  };
  const proxy = { role: 'proxy', engine: 'docker', id: undefined, name: undefined } as const;
  const listener = sampleListener([]);
  const commandOf = (...asked: Parameters<typeof adviseOnContainer>) => {
    const { stop } = adviseOnContainer(...asked);
    return stop?.kind === 'command' ? stop.command.join(' ') : undefined;
  };

  it('goes by the published port, its address and its protocol', () => {
    expect(adviseOnContainer(proxy, [listener], [web])).toEqual({
      name: 'shop-web',
      stop: {
        kind: 'command',
        command: ['docker', 'stop', 'shop-web'],
        note: 'it is `web` of the Compose project `shop`',
      },
    });
    const elsewhere = { ...web, ports: [{ address: '10.0.0.5', port: 3000, protocol: 'tcp' as const }] };
    const udp = { ...web, ports: [{ address: '0.0.0.0', port: 3000, protocol: 'udp' as const }] };
    expect(commandOf(proxy, [listener], [elsewhere, udp])).toBe('docker ps --filter publish=3000');
    const everywhere = { ...web, ports: [{ address: '0.0.0.0', port: 3000, protocol: 'tcp' as const }] };
    expect(commandOf(proxy, [listener], [everywhere])).toBe('docker stop shop-web');
  });

  it('goes by the id before the port', () => {
    const inside = { ...proxy, role: 'inside', id: ID } as const;
    expect(commandOf(inside, [], [web])).toBe('docker stop shop-web');
    expect(commandOf(inside, [listener], [{ ...web, id: POD }])).toBe('docker stop 17721056b4c7');
  });

  it('stops a pod as a whole, and all that share a network', () => {
    const podman = { ...web, engine: 'podman', project: undefined, service: undefined } as const;
    const rootless = { ...proxy, engine: 'podman' } as const;
    const shared = [
      { ...podman, id: POD, name: 'a' },
      { ...podman, name: 'b' },
    ];
    expect(commandOf(rootless, [listener], shared)).toBe('podman stop a b');
    const infra = { ...podman, id: 'e'.repeat(64), name: '307443d142b0-infra' };
    expect(commandOf(rootless, [listener], [...shared, infra])).toBe('podman pod stop 307443d142b0');
    const conmon = { role: 'runtime', engine: 'podman', id: ID, name: '307443d142b0-infra' } as const;
    expect(commandOf(conmon, [listener], [])).toBe('podman pod stop 307443d142b0');
  });

  it('gives no command where it knows none', () => {
    expect(adviseOnContainer({ ...proxy, engine: 'kubernetes', id: ID }, [listener], [])).toEqual({
      name: '17721056b4c7',
      stop: undefined,
    });
  });
});
