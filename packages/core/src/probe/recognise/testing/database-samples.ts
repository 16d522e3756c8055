import { bytes, hex, type Sample, text } from './sample.ts';

/** Error and notice fields behind `E` and a length (PostgreSQL protocol 3.0). */
function postgresError(...fields: readonly string[]): Uint8Array {
  const body = `${fields.join('\0')}\0\0`;
  return bytes(text('E'), [0, 0, (body.length + 4) >> 8, (body.length + 4) & 0xff], text(body));
}

/** Answers to a payload, as read on loopback from the Debian packages named, or made after the specification. */
export const DATABASE_SAMPLES: readonly Sample[] = [
  {
    name: 'PostgreSQL without TLS',
    sent: 'postgresql',
    bytes: text('N'),
    told: { service: 'postgresql', details: { tls: 'not offered' }, confidence: 'likely' },
  },
  {
    name: 'PostgreSQL with TLS',
    sent: 'postgresql',
    bytes: text('S'),
    told: { service: 'postgresql', details: { tls: 'offered' }, confidence: 'likely' },
  },
  { name: 'a letter that nobody asked for', bytes: text('S'), told: undefined },
  {
    name: 'an error of PostgreSQL',
    sent: 'postgresql',
    bytes: postgresError('SFATAL', 'VFATAL', 'C53300', 'Msorry, too many clients already', 'Fproc.c', 'L359'),
    told: { service: 'postgresql', details: { error: '53300' }, confidence: 'certain' },
  },
  {
    name: 'Redis (Debian 12)',
    sent: 'redis',
    bytes: text('+PONG\r\n'),
    told: { service: 'redis', confidence: 'certain' },
  },
  {
    name: 'Redis (Debian 12) after INFO',
    sent: 'redis',
    bytes: text(
      '+PONG\r\n$581\r\n# Server\r\nredis_version:7.0.15\r\nredis_git_sha1:00000000\r\nredis_mode:standalone\r\n' +
        'os:Linux 6.18 x86_64\r\nexecutable:/usr/bin/redis-server\r\nconfig_file:\r\n\r\n',
    ),
    told: { service: 'redis', product: 'Redis', version: '7.0.15', details: { mode: 'standalone' } },
  },
  {
    name: 'Valkey after INFO, which also names the Redis that it is like',
    sent: 'redis',
    bytes: text(
      '+PONG\r\n$90\r\n# Server\r\nredis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.0.1\r\nserver_mode:standalone\r\n',
    ),
    told: { service: 'redis', product: 'Valkey', version: '8.0.1' },
  },
  {
    name: 'Redis (Debian 12) with a password',
    sent: 'redis',
    bytes: text('-NOAUTH Authentication required.\r\n'),
    told: { service: 'redis', details: { auth: 'required' }, confidence: 'certain' },
  },
  {
    name: 'Redis in protected mode',
    sent: 'redis',
    bytes: text(
      '-DENIED Redis is running in protected mode because protected mode is enabled and no password is set\r\n',
    ),
    told: { service: 'redis', details: { access: 'protected mode' } },
  },
  {
    name: 'Redis (Debian 12) asked for HTTP',
    sent: 'http',
    bytes: text("-ERR wrong number of arguments for 'get' command\r\n"),
    told: { service: 'redis', confidence: 'certain' },
  },
  {
    name: 'memcached (Debian 12)',
    sent: 'memcached',
    bytes: text('VERSION 1.6.18\r\n'),
    told: { service: 'memcached', product: 'memcached', version: '1.6.18', confidence: 'certain' },
  },
  {
    name: 'memcached (Debian 12) in a TLS handshake',
    sent: 'tls',
    bytes: text('ERROR\r\nERROR\r\n'),
    told: { service: 'memcached', confidence: 'guess' },
  },
  {
    name: 'Kafka with three requests that it knows',
    sent: 'kafka',
    bytes: hex('0000001c 00010203 0000 00000003 000000000009 00010000000d 00120000 0003'),
    told: { service: 'kafka', details: { requests: '3' }, confidence: 'certain' },
  },
  {
    name: 'Cassandra',
    sent: 'cassandra',
    bytes: bytes(
      hex('8400000006 00000037 0002'),
      hex('000b'),
      text('CQL_VERSION'),
      hex('0001 0005'),
      text('3.4.6'),
      hex('0011'),
      text('PROTOCOL_VERSIONS'),
      hex('0001 0008'),
      text('5/v5-bet'),
    ),
    told: { service: 'cassandra', details: { cql: '3.4.6', protocols: '5/v5-bet' }, confidence: 'certain' },
  },
  {
    name: 'ZooKeeper (Debian 12)',
    sent: 'zookeeper',
    bytes: text(
      'Zookeeper version: 3.8.0-5a02a05eddb59aee6ac762f7ea82e92a68eb9c0f, built on 2024-12-29 17:54 UTC\nLatency min/avg/max: 0/0.0/0\n' +
        'Received: 1\nSent: 0\nConnections: 1\nOutstanding: 0\nZxid: 0x0\nMode: standalone\nNode count: 5\n',
    ),
    told: { service: 'zookeeper', version: '3.8.0', details: { mode: 'standalone' }, confidence: 'certain' },
  },
  {
    name: 'ZooKeeper that does not allow the word',
    sent: 'zookeeper',
    bytes: text('srvr is not executed because it is not in the whitelist.\n'),
    told: { service: 'zookeeper' },
  },
];
