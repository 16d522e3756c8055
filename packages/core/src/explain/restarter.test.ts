import { expect, it } from 'vitest';
import type { ProcessDetail } from '../model/process.ts';
import { findRestarter } from './restarter.ts';

/** A process by its arguments (`~` stands for a blank); outermost first below, with pids 10, 20, 30 ... */
function chain(...lines: readonly (string | readonly [string, Partial<ProcessDetail>])[]): ProcessDetail[] {
  return lines
    .map((line, index): ProcessDetail => {
      const [text, parts] = typeof line === 'string' ? [line, {}] : line;
      const command = text.split(' ').map((word) => word.replaceAll('~', ' '));
      return {
        pid: (index + 1) * 10,
        startId: 1,
        startedAtMs: 1,
        name: undefined,
        command,
        uid: 0,
        user: 'root',
        parentPid: index === 0 ? 1 : index * 10,
        executable: /^(node|\/usr\/bin\/node|PM2)/.test(text) ? '/usr/bin/node' : undefined,
        executableDeleted: false,
        folder: '/srv/api',
        cgroup: undefined,
        namespaces: undefined,
        residentBytes: undefined,
        cpuMs: undefined,
        terminal: undefined,
        sessionPid: undefined,
        ...parts,
      };
    })
    .reverse();
}

const SERVICE = { cgroup: '/system.slice/api.service' };
const USER_SERVICE = { cgroup: '/user.slice/user-1000.slice/user@1000.service/app.slice/api.service' };
const TTY = { terminal: 'pts/1' };

it.each<[string, ProcessDetail[], unknown, string | undefined]>([
  ['nodemon', chain('node /x/node_modules/.bin/nodemon s.js', 'sh -c node~s.js', 'node s.js'), 'kill 10', 'nodemon'],
  ['pm2', chain('PM2~v5.3.0:~God~Daemon~(/root/.pm2)', 'node /srv/s.js'), 'pm2 stop NAME', 'pm2'],
  ['supervisord', chain('python3 /usr/bin/supervisord -n', 'nginx'), 'supervisorctl stop NAME', 'supervisord'],
  ['runit', chain('runsvdir -P /etc/service', 'runsv api', './api'), 'sv stop /srv/api', 'runit'],
  ['s6', chain('s6-supervise api', './api'), 's6-svc -d /srv/api', 's6'],
  ['node --watch', chain('node --watch s.js', 'node s.js'), 'kill 10', 'node --watch'],
  ['node --watch-path', chain('node --watch-path=src s.js', 'node s.js'), 'kill 10', 'node --watch'],
  [
    'tsx watch',
    chain('node /x/node_modules/tsx/dist/cli.mjs watch s.ts', 'node --require x s.ts'),
    'kill 10',
    'tsx watch',
  ],
  ['cargo watch', chain('/root/.cargo/bin/cargo-watch -x run', 'target/debug/api'), 'kill 10', 'cargo watch'],
  ['a systemd unit', chain(['/usr/bin/api', SERVICE]), 'systemctl stop api.service', 'api.service'],
  ['a unit of a user', chain(['/usr/bin/api', USER_SERVICE]), 'systemctl --user stop api.service', 'api.service'],
  [
    'a master of the same program',
    chain('/usr/sbin/apache2 -k start', '/usr/sbin/apache2 -k start'),
    'kill 10',
    'apache2',
  ],
  ['a master of the same script', chain('node cluster.js', 'node cluster.js'), 'kill 10', 'node cluster.js'],
  [
    'a manager before its unit',
    chain(['node /x/node_modules/.bin/nodemon s.js', SERVICE], ['node s.js', SERVICE]),
    'kill 10',
    'nodemon',
  ],
])('finds %s, and what stops it for good', (_name, ancestry, stop, name) => {
  const found = findRestarter(ancestry);
  expect(found?.name).toBe(name);
  expect(found?.stop?.kind === 'kill' ? `kill ${found.stop.pid}` : found?.stop?.command.join(' ')).toBe(stop);
});

it.each<[string, ProcessDetail[]]>([
  ['a shell', chain(['bash', TTY], 'node s.js')],
  ['npm, which ends with what it started', chain('npm~run~dev', 'sh -c node~s.js', 'node s.js')],
  ['another script of the same runtime', chain('node a.js', 'node b.js')],
  ['a manager above the shell that one types into', chain('supervisord', ['bash', TTY], 'node s.js')],
  ['a shell script that runs another', chain('bash a.sh', 'bash a.sh')],
  ['a session', chain(['node s.js', { cgroup: '/user.slice/user-1000.slice/session-2.scope' }])],
  [
    'the unit of the user manager itself',
    chain(['x', { cgroup: '/user.slice/user-1000.slice/user@1000.service/init.scope' }]),
  ],
  ['nothing', []],
])('does not take %s for one', (_name, ancestry) => {
  expect(findRestarter(ancestry)).toBeUndefined();
});
