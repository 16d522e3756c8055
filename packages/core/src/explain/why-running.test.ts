import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessDetail } from '../model/process.ts';
import { whyRunning } from './why-running.ts';

const ID = '0123456789abcdef'.repeat(4);

/** A process by its arguments (`~` stands for a blank), outermost first in the tables below. */
function process(line: string, more: Partial<ProcessDetail> = {}): ProcessDetail {
  const command = line === '' ? [] : line.split(' ').map((word) => word.replaceAll('~', ' '));
  return {
    pid: 100,
    startId: 1,
    startedAtMs: 1,
    name: undefined,
    command,
    uid: 0,
    user: 'root',
    parentPid: undefined,
    executable: undefined,
    executableDeleted: false,
    folder: '/',
    cgroup: undefined,
    namespaces: undefined,
    residentBytes: undefined,
    cpuMs: undefined,
    terminal: undefined,
    sessionPid: undefined,
    ...more,
  };
}

const NODE = { executable: '/usr/bin/node' };
/** Of a pid namespace that is not the machine's first one. */
const OWN_PIDS = { namespaces: { pid: '4026532200' } };
const TTY = { terminal: 'pts/3' };
const init = process('/sbin/init splash', { pid: 1, name: 'systemd' });
const server = process('node server.js', { pid: 900, ...NODE });

function why(outermostFirst: readonly ProcessDetail[]) {
  return whyRunning([...outermostFirst].reverse());
}

describe('whyRunning', () => {
  it('reads the chain of a developer', () => {
    const answer = why([
      process('/lib/systemd/systemd', { pid: 1, name: 'systemd' }),
      process('/lib/systemd/systemd --user', { pid: 50 }),
      process('/usr/libexec/gnome-terminal-server', { pid: 2210 }),
      process('-zsh', { pid: 2304, ...TTY }),
      process('npm~run~dev', { pid: 48190, ...NODE, ...TTY }),
      process('sh -c vite', { pid: 48200, ...TTY }),
      process('node /x/node_modules/.bin/vite', { pid: 48213, name: 'node', ...NODE, ...TTY }),
    ]);
    expect(answer.chain.map((link) => link.label)).toEqual([
      'systemd',
      'systemd --user',
      'gnome-terminal-server',
      'zsh',
      'npm run dev',
      'sh',
      'vite',
    ]);
    expect(answer.chain.at(-1)).toEqual({ pid: 48213, name: 'node', label: 'vite' });
    expect(answer.source).toEqual({ kind: 'shell', name: 'zsh', evidence: 'ancestor zsh (pid 2304) on pts/3' });
    expect(answer.script).toBe('npm run dev');
  });

  it.each<[string, ProcessDetail[], object]>([
    [
      'pm2',
      [init, process('PM2~v5.3.0:~God~Daemon~(/root/.pm2)', { pid: 7, ...NODE }), server],
      { kind: 'process-manager', name: 'pm2', evidence: 'ancestor pm2 (pid 7)' },
    ],
    [
      'nodemon in a shell',
      [process('bash', TTY), process('node /x/node_modules/.bin/nodemon server.js', NODE), server],
      { kind: 'process-manager', name: 'nodemon' },
    ],
    [
      'supervisord',
      [init, process('/usr/bin/python3 /usr/bin/supervisord'), server],
      { kind: 'process-manager', name: 'supervisord' },
    ],
    [
      'cron',
      [
        init,
        process('/usr/sbin/cron -f'),
        process('/usr/sbin/CRON -f'),
        process('/bin/sh -c job'),
        process('job', { cgroup: '/system.slice/cron.service' }),
      ],
      { kind: 'cron', name: 'cron' },
    ],
    [
      'tmux in ssh',
      [init, process('tmux new -s x', { name: 'tmux: server' }), process('-bash', TTY), server],
      { kind: 'terminal-multiplexer', name: 'tmux' },
    ],
    [
      'ssh',
      [init, process('sshd:~/usr/sbin/sshd~-D'), process('sshd:~ana@pts/0'), process('-bash', TTY), server],
      { kind: 'ssh', name: 'sshd' },
    ],
    [
      'screen',
      [init, process('SCREEN -S x'), process('bash', TTY), server],
      { kind: 'terminal-multiplexer', name: 'screen' },
    ],
    [
      'a shell',
      [process('bash', TTY), server],
      { kind: 'shell', name: 'bash', evidence: 'ancestor bash (pid 100) on pts/3' },
    ],
    ['a script', [process('bash start.sh'), server], { kind: 'shell', name: 'bash' }],
    [
      'a package script',
      [init, process('code'), process('npm~run~dev', NODE), process('sh -c x'), server],
      { kind: 'package-script', name: 'npm run dev' },
    ],
    ['a dead starter', [init, server], { kind: 'init', name: 'init' }],
    ['process 1', [init], { kind: 'init', name: 'init', evidence: 'it is process 1' }],
    ['nothing', [server], { kind: 'unknown', name: undefined, evidence: 'what started it could not be seen' }],
    [
      'tini',
      [process('/sbin/tini -- node server.js', { pid: 1, ...OWN_PIDS }), server],
      { kind: 'container', name: undefined, evidence: 'process 1 is tini, not the init of a machine' },
    ],
    [
      'the first process of a pid namespace',
      [process('node server.js', { pid: 1, ...NODE, ...OWN_PIDS })],
      { kind: 'container', name: undefined },
    ],
    [
      'a first process that may not be looked into, above one that may',
      [process('node start.js', { pid: 1, ...NODE }), process('node server.js', { ...NODE, ...OWN_PIDS })],
      { kind: 'container', name: undefined, evidence: 'process 1 is node start.js, not the init of a machine' },
    ],
    [
      'an init of a kind of its own',
      [process('/sbin/vminit', { pid: 1, namespaces: { pid: '4026531836' } }), server],
      { kind: 'init', name: 'vminit', evidence: 'it is process 1' },
    ],
    [
      'an init of a kind of its own, whose pid namespace is not known',
      [process('/sbin/vminit', { pid: 1, namespaces: { net: '4026532200' } }), server],
      { kind: 'init', name: 'vminit', evidence: 'it is process 1' },
    ],
    ['a first process called init', [process('init', { pid: 1 }), server], { kind: 'init', name: 'init' }],
    ['BusyBox as init', [process('init', { pid: 1, executable: '/bin/busybox' }), server], { kind: 'init' }],
    [
      'BusyBox as a server',
      [process('sh /run.sh', { pid: 1, executable: '/bin/busybox' }), server],
      { kind: 'shell', name: 'sh' },
    ],
    [
      'kthreadd',
      [process('', { pid: 2, name: 'kthreadd' }), process('', { pid: 30, parentPid: 2, name: 'nfsd' })],
      { kind: 'kernel', name: undefined },
    ],
    [
      'podman',
      [init, process(`/usr/bin/conmon -c ${ID} -n web1`), process('httpd', { cgroup: `/libpod_parent/libpod-${ID}` })],
      { kind: 'container', name: 'web1', evidence: `control group /libpod_parent/libpod-${ID}` },
    ],
    [
      'conmon itself',
      [init, process(`/usr/bin/conmon -c ${ID} -n web1`, { pid: 70 })],
      { kind: 'container', name: 'web1', evidence: 'it is conmon, which runs the container' },
    ],
    [
      'a shim',
      [init, process(`/usr/bin/containerd-shim-runc-v2 -namespace moby -id ${ID}`), server],
      { kind: 'container', name: '0123456789ab' },
    ],
    [
      'pm2 in a container',
      [process('PM2~v5:~God~Daemon', NODE), process('node', { ...NODE, cgroup: `/docker/${ID}` })],
      { kind: 'process-manager', name: 'pm2' },
    ],
  ])('finds %s', (_, ancestry, source) => {
    expect(why(ancestry).source).toMatchObject(source);
  });

  it.each([
    ['/system.slice/nginx.service', 'systemd-unit', 'nginx.service'],
    ['/user.slice/user-1000.slice/user@1000.service/app.slice/x.service', 'systemd-unit', 'x.service'],
    ['/user.slice/user-1000.slice/session-3.scope', 'systemd-unit', 'session-3.scope'],
    [`/system.slice/docker-${ID}.scope`, 'container', '0123456789ab'],
    [`/docker/${ID}`, 'container', '0123456789ab'],
    ['/lxc/web', 'container', 'web'],
    [
      `/kubepods/burstable/pod1f0c7a52-9d5e-4b6e-8a55-0a1b2c3d4e5f/${ID}`,
      'kubernetes',
      'pod 1f0c7a52-9d5e-4b6e-8a55-0a1b2c3d4e5f',
    ],
    [`/kubepods/besteffort/${ID}`, 'kubernetes', '0123456789ab'],
  ])('by the control group %s', (cgroup, kind, name) => {
    const { source } = why([init, process('x', { cgroup })]);
    expect(source).toEqual({ kind, name, evidence: `control group ${cgroup}` });
  });

  it('takes a session that somebody opened before the unit that it is in', () => {
    const cgroup = '/user.slice/user-1000.slice/user@1000.service/app.slice/app-konsole@1.service';
    expect(why([init, process('zsh', TTY), process('x', { cgroup })]).source.kind).toBe('shell');
    expect(why([init, process('sh -c x'), process('x', { cgroup })]).source.kind).toBe('systemd-unit');
    expect(why([init, process('bash'), process('x', { cgroup })]).source.kind).toBe('systemd-unit');
  });

  it('names the nearest script of several', () => {
    const ancestry = [process('npm~run~dev', NODE), process('npm~run~dev:web', NODE), server];
    expect(why(ancestry).script).toBe('npm run dev:web');
  });

  it.each([
    ['node server.js', '/usr/bin/node', 'node server.js'],
    ['python3 -m http.server', '/usr/bin/python3.11', 'python3.11 -m http.server'],
    ['python3 /usr/bin/gunicorn app:app', undefined, 'gunicorn'],
    ['next-server~(v16.1.1)', '/usr/bin/node', 'next-server'],
    ['java -jar /srv/shop.jar', undefined, 'java shop.jar'],
    ['java -cp x com.acme.Main', undefined, 'com.acme.Main'],
    ['postgres:~checkpointer', undefined, 'postgres'],
    ['sh -c x', '/usr/bin/dash', 'sh'],
    ['-ash', '/bin/busybox', 'ash'],
    ['evil', '/usr/bin/bash', 'bash'],
    ['/opt/x/server --port 1', undefined, 'server'],
  ])('calls %s (%s) %s', (line, executable, label) => {
    expect(why([process(line, { executable })]).chain[0]?.label).toBe(label);
  });

  it('falls back to the short name, then to the pid', () => {
    expect(why([process('', { name: 'kworker/0:1' })]).chain[0]?.label).toBe('kworker/0:1');
    expect(why([process('', { pid: 7 })]).chain[0]?.label).toBe('pid 7');
  });

  it('has an answer for nobody', () => {
    expect(whyRunning([])).toEqual({
      chain: [],
      source: { kind: 'unknown', name: undefined, evidence: 'what started it could not be seen' },
      script: undefined,
    });
  });

  it('never throws, and keeps every label short', () => {
    const nasty = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        'npm run x',
        'node',
        'bash',
        'sshd: x',
        ')',
        '\0',
        '__proto__',
        'x'.repeat(10_000),
        '/'.repeat(10_000),
      ),
    );
    const hostile = fc
      .record({ pid: fc.constantFrom(1, 2, 3), command: fc.array(nasty, { maxLength: 4 }), name: nasty, cgroup: nasty })
      .map((parts) => process('', parts));
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), (ancestry) => {
        const answer = whyRunning(ancestry);
        expect(answer.chain.length).toBe(ancestry.length);
        expect(answer.chain.every((link) => link.label.length <= 60)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
