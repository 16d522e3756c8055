import { existsSync, readdirSync } from 'node:fs';
import type { RealServer } from './real-server.ts';

/** Databases, caches and directories. */
export const DATA_SERVERS: readonly RealServer[] = [
  {
    name: 'PostgreSQL',
    package: 'postgresql-15',
    program: postgres('postgres'),
    ports: [{ port: 21432, title: 'PostgreSQL', service: 'postgresql' }],
    launch: (folder) => ({
      prepare: [
        'mkdir data && chown postgres data',
        `setpriv --reuid=postgres --regid=postgres --clear-groups ${postgres('initdb')} -D ${folder}/data -A trust -N >init`,
      ],
      command: [
        ...['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', postgres('postgres')],
        ...['-D', `${folder}/data`, '-p', '21432', '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
        ...['-c', `unix_socket_directories=${folder}/data`],
      ],
      endSignal: 'SIGINT',
    }),
  },
  {
    name: 'MariaDB',
    package: 'mariadb-server-core',
    program: '/usr/sbin/mariadbd',
    ports: [{ port: 21306, title: 'MariaDB', service: 'mysql', product: /^MariaDB$/, tellsVersion: true }],
    launch: (folder) => ({
      prepare: [
        'mkdir data',
        '(echo "create database mysql;"; echo "use mysql;"; cat /usr/share/mysql/mysql_system_tables.sql ' +
          '/usr/share/mysql/mysql_performance_tables.sql /usr/share/mysql/mysql_system_tables_data.sql) | ' +
          `/usr/sbin/mariadbd --no-defaults --user=root --bootstrap --datadir=${folder}/data >init 2>&1`,
      ],
      command: [
        ...['/usr/sbin/mariadbd', '--no-defaults', '--user=root', `--datadir=${folder}/data`, '--port=21306'],
        ...['--bind-address=127.0.0.1', `--socket=${folder}/data/socket`, '--innodb-buffer-pool-size=8M'],
      ],
    }),
  },
  {
    name: 'Redis',
    package: 'redis-server',
    program: '/usr/bin/redis-server',
    ports: [{ port: 21379, title: 'Redis', service: 'redis', tellsVersion: true }],
    launch: (folder) => ({
      command: ['/usr/bin/redis-server', '--port', '21379', '--bind', '127.0.0.1', '--save', '', '--dir', folder],
    }),
  },
  {
    name: 'Redis with a password',
    package: 'redis-server',
    program: '/usr/bin/redis-server',
    ports: [{ port: 21380, title: 'Redis with a password', service: 'redis' }],
    launch: (folder) => ({
      command: [
        ...['/usr/bin/redis-server', '--port', '21380', '--bind', '127.0.0.1', '--save', '', '--dir', folder],
        ...['--requirepass', 'x'],
      ],
    }),
  },
  {
    name: 'memcached',
    package: 'memcached',
    program: '/usr/bin/memcached',
    ports: [{ port: 21211, title: 'memcached', service: 'memcached', tellsVersion: true }],
    launch: () => ({
      command: ['/usr/bin/memcached', '-v', '-u', 'nobody', '-l', '127.0.0.1', '-p', '21211', '-U', '0'],
    }),
  },
  {
    name: 'OpenLDAP',
    package: 'slapd',
    program: '/usr/sbin/slapd',
    ports: [{ port: 21389, title: 'OpenLDAP', service: 'ldap' }],
    launch: (folder) => ({
      files: {
        'slapd.conf': [
          ...['include /etc/ldap/schema/core.schema', 'modulepath /usr/lib/ldap', 'moduleload back_ldif'],
          ...['database ldif', 'suffix "dc=example,dc=net"', `directory ${folder}`, ''],
        ].join('\n'),
      },
      command: ['/usr/sbin/slapd', '-h', 'ldap://127.0.0.1:21389', '-f', `${folder}/slapd.conf`, '-d', '256'],
    }),
  },
  {
    name: 'BIND',
    package: 'bind9',
    program: '/usr/sbin/named',
    ports: [
      { port: 21053, title: 'BIND, TCP', service: 'dns' },
      { port: 21053, title: 'BIND, UDP', service: 'dns', protocol: 'udp' },
    ],
    launch: (folder) => ({
      files: {
        'named.conf': [
          `options { directory "${folder}"; listen-on port 21053 { 127.0.0.1; }; listen-on-v6 { none; }; recursion no;`,
          `pid-file "${folder}/pid"; session-keyfile "${folder}/key"; }; controls { };`,
          '',
        ].join('\n'),
      },
      command: ['/usr/sbin/named', '-g', '-n', '1', '-c', `${folder}/named.conf`],
    }),
  },
  {
    name: 'chrony',
    package: 'chrony',
    program: '/usr/sbin/chronyd',
    ports: [{ port: 21123, title: 'chrony', service: 'ntp', protocol: 'udp' }],
    launch: (folder) => ({
      files: {
        'chrony.conf': [
          ...['port 21123', 'bindaddress 127.0.0.1', 'allow 127.0.0.0/8', 'local stratum 10', 'cmdport 0'],
          ...['bindcmdaddress /', `pidfile ${folder}/pid`, ''],
        ].join('\n'),
      },
      command: ['/usr/sbin/chronyd', '-d', '-x', '-U', '-u', 'root', '-f', `${folder}/chrony.conf`],
    }),
  },
];

/** A program of the newest PostgreSQL there is. */
function postgres(program: string): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return `${root}/${versions[0] ?? '15'}/bin/${program}`;
}
