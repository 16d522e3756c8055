import { bytes, hex, type Sample, text } from './sample.ts';

/** Error and notice fields behind `E` and a length (PostgreSQL protocol 3.0). */
function postgresError(...fields: readonly string[]): Uint8Array {
  const body = `${fields.join('\0')}\0\0`;
  return bytes(text('E'), [0, 0, (body.length + 4) >> 8, (body.length + 4) & 0xff], text(body));
}

/** Answers to a payload, as read on loopback from the Debian packages named, or made after the specification. */
export const ANSWER_SAMPLES: readonly Sample[] = [
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
    name: 'mosquitto (Debian 12)',
    sent: 'mqtt',
    bytes: hex('20020000'),
    told: { service: 'mqtt', details: { protocol: '3.1.1', answer: 'accepted' }, confidence: 'certain' },
  },
  {
    name: 'mosquitto (Debian 12) that wants a password',
    sent: 'mqtt',
    bytes: hex('20020005'),
    told: { service: 'mqtt', details: { answer: 'refused: not authorised' } },
  },
  {
    name: 'mosquitto (Debian 12) in MQTT 5',
    sent: 'mqtt',
    bytes: hex(
      '203500003222000a1200296175746f2d39424641343141312d413838462d414330382d443334392d304137333439323743323434210014',
    ),
    told: { service: 'mqtt', details: { protocol: '5', answer: 'accepted' } },
  },
  {
    name: 'a broker that only speaks MQTT 5',
    sent: 'mqtt',
    bytes: hex('2003008400'),
    told: { service: 'mqtt', details: { protocol: '5', answer: 'refused: reason 0x84' } },
  },
  {
    name: 'RabbitMQ (Debian 12)',
    sent: 'amqp',
    bytes: hex(
      `010000000001eb000a000a0009000001c60c6361706162696c697469657346000000c7127075626c69736865725f636f6e6669726d7374011a
       65786368616e67655f65786368616e67655f62696e64696e677374010a62617369632e6e61636b740116636f6e73756d65725f63616e6365
       6c5f6e6f74696679740112636f6e6e656374696f6e2e626c6f636b6564740113636f6e73756d65725f7072696f72697469657374011c6175
       7468656e7469636174696f6e5f6661696c7572655f636c6f73657401107065725f636f6e73756d65725f716f7374010f6469726563745f72
       65706c795f746f74010c636c75737465725f6e616d6553000000047440766d09636f707972696768745300000037436f7079726967687420
       2863292032303037 2d3230323220564d776172652c20496e632e206f722069747320616666696c69617465732e0b696e666f726d6174696f
       6e53000000394c6963656e73656420756e64657220746865204d504c20322e302e20576562736974653a2068747470733a2f2f7261626269
       746d712e636f6d08706c6174666f726d530000001145726c616e672f4f54502032352e322e330770726f6475637453000000085261626269
       744d510776657273696f6e5300000006332e31302e380000000e414d51504c41494e20504c41494e00000005656e5f5553ce`,
    ),
    told: {
      service: 'amqp',
      product: 'RabbitMQ',
      version: '3.10.8',
      details: { protocol: '0-9', platform: 'Erlang/OTP 25.2.3', cluster: 't@vm' },
      confidence: 'certain',
    },
  },
  {
    name: 'RabbitMQ (Debian 12) asked for HTTP',
    sent: 'http',
    bytes: hex('414d515000000901'),
    told: { service: 'amqp', details: { protocol: '0-9-1' }, confidence: 'certain' },
  },
  {
    name: 'a broker of AMQP 1.0',
    sent: 'amqp',
    bytes: hex('414d515000010000'),
    told: { service: 'amqp', details: { protocol: '1.0' } },
  },
  {
    name: 'slapd (Debian 12)',
    sent: 'ldap',
    bytes: hex(
      '3030020101642b040030273025040b6f626a656374436c61737331160403746f70040f4f70656e4c444150726f6f744453453 00c02010165070a010004000400',
    ),
    told: { service: 'ldap', product: 'OpenLDAP', confidence: 'certain' },
  },
  {
    name: 'an LDAP server that finds nothing to say',
    sent: 'ldap',
    bytes: hex('300c02010165070a010004000400'),
    told: { service: 'ldap', confidence: 'certain' },
  },
  {
    name: 'an LDAP server that hangs up: notice of disconnection',
    sent: 'http',
    bytes: hex('3024020100781f0a010204000400 8a16312e332e362e312e342e312e313436362e3230303336'),
    told: { service: 'ldap', confidence: 'certain' },
  },
  {
    name: 'Samba (Debian 12)',
    sent: 'smb',
    bytes: bytes(
      hex('000000cafe534d4240000000000000000000010001000000000000000000000000000000000000000000000000000000'),
      hex('0000000000000000000000000000000000000000 41000100020300 00766d00000000000000000000000000000700000000008000'),
    ),
    told: { service: 'smb', details: { dialect: '3.0.2', signing: 'not required' }, confidence: 'certain' },
  },
  {
    name: 'xrdp (Debian 12)',
    sent: 'rdp',
    bytes: hex('030000130ed000001234000201080001000000'),
    told: { service: 'rdp', details: { security: 'TLS' }, confidence: 'certain' },
  },
  {
    name: 'Windows that wants CredSSP',
    sent: 'rdp',
    bytes: hex('030000130ed000001234000300080005000000'),
    told: { service: 'rdp', details: { refused: 'code 5' } },
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
  {
    name: 'Xvfb (Debian 12)',
    sent: 'x11',
    bytes: hex(
      `01000b00000053098fa5b80000002000ffff1f00000100001400ffff01060000202008ff00000000
       54686520582e4f726720466f756e646174696f6e0101200000000000`,
    ),
    told: { service: 'x11', product: 'X.Org server', version: '21.1.7', confidence: 'certain' },
  },
  {
    name: 'an X server that lets nobody in',
    sent: 'x11',
    bytes: bytes(hex('00160b0000000600'), text('No protocol specified\n  ')),
    told: { service: 'x11', details: { refused: 'No protocol specified' } },
  },
  {
    name: 'git daemon 2.39',
    sent: 'git',
    bytes: text('0041ERR access denied or repository not exported: /porthole-probe'),
    told: { service: 'git', product: 'git daemon', confidence: 'certain' },
  },
  {
    name: 'epmd (Debian 12)',
    sent: 'epmd',
    port: 31_369,
    bytes: bytes(hex('00007a89'), text('name t at port 31673\n')),
    told: { service: 'epmd', details: { nodes: 't:31673' }, confidence: 'certain' },
  },
  {
    name: 'epmd (Debian 12) without nodes',
    sent: 'epmd',
    port: 31_369,
    bytes: hex('00007a89'),
    told: { service: 'epmd', confidence: 'likely' },
  },
  {
    name: 'ngIRCd (Debian 12)',
    sent: 'irc',
    bytes: text(':irc.example.test 451 * :Connection not registered\r\n'),
    told: { service: 'irc', confidence: 'certain' },
  },
  {
    name: 'ngIRCd (Debian 12) asked for HTTP',
    sent: 'http',
    bytes: text('ERROR :"Oops, HTTP request received? This is IRC!"\r\n'),
    told: { service: 'irc', confidence: 'certain' },
  },
  {
    name: 'a SIP server',
    sent: 'sip',
    bytes: text(
      'SIP/2.0 200 OK\r\nVia: SIP/2.0/TCP porthole.invalid\r\nServer: kamailio (5.6.3 (x86_64/linux))\r\n\r\n',
    ),
    told: { service: 'sip', product: 'kamailio', version: '5.6.3', details: { status: '200' }, confidence: 'certain' },
  },
  {
    name: 'BIND (Debian 12) over TCP, which refuses',
    sent: 'dns',
    nonce: hex('1234'),
    bytes: hex('0011 123481050001000000000000 00 0002 0001'),
    told: { service: 'dns', details: { answer: 'REFUSED' }, confidence: 'certain' },
  },
  {
    name: 'BIND (Debian 12) over TCP, asked for its version',
    sent: 'dns-version',
    nonce: hex('1234'),
    bytes: hex(
      `00511234840000010001000100000776657273696f6e0462696e640000100003c00c0010000300000000001918392e31382e34392d317e64
       6562313275332d44656269616ec00c00020003000000000002c00c`,
    ),
    told: { service: 'dns', product: 'BIND', version: '9.18.49', confidence: 'certain' },
  },
  {
    name: 'nginx (Debian 12) with http2, asked for HTTP/1',
    sent: 'http',
    bytes: hex(
      '000012040000000000000300000080000400010000000500ffffff0000040800000000007fff00000000080700000000000000000000000001',
    ),
    told: { service: 'http2', confidence: 'certain' },
  },
  {
    name: 'etcd (Debian 12), asked for a method of gRPC that it does not have',
    sent: 'grpc',
    bytes: hex(
      `00000c0400000000000005000040000003ffffffff00000004010000000000003d010500000001885f8b1d75d0620d263d4c4d656440889aca
       c8b21234da8f02313240899acac8b5254207317f96b6aeb51fc54a20b677310aa567b1339e82afaec3c65f`,
    ),
    told: { service: 'grpc', details: { 'grpc-status': '12' }, confidence: 'certain' },
  },
  {
    name: 'nginx (Debian 12), asked for a method of gRPC',
    sent: 'grpc',
    bytes: hex(
      `000012040000000000000300000080000400010000000500ffffff0000040800000000007fff0000000000040100000000000032010400000001
       8d7689aa6355e580ae212e1f6196dd6d5f4a084a693f75040138a05fb807ae32d298b46f5f87497ca589d34d1f5c03313533`,
    ),
    told: { service: 'http2', product: 'nginx', version: '1.22.1', confidence: 'certain' },
  },
  {
    name: 'nghttpd (Debian 12), asked for a method of gRPC',
    sent: 'grpc',
    bytes: hex(
      `0000060400000000000003000000640000000401000000000000450104000000018d7690aa69d29ae452a9a74a6b13015db12e0f6196dd6d5f
       4a084a693f75040138a05fb807ae32ca98b46f5f92497ca589d34d1f6a1271d882a60e1bf0acf70f0d03313438`,
    ),
    told: { service: 'http2', details: { status: '404' }, product: 'nghttpd', confidence: 'certain' },
  },
  {
    name: 'nginx (Debian 12) in a TLS handshake',
    sent: 'tls',
    bytes: hex(
      `16030300410200003d030304097f81a8f2312c7ded21c1f7ddce6bb6530a93bf37f0606f50edf080e4fea600c030000015ff010001000000
       0b000403000102002300000017000016030303330b00032f00032c00`,
    ),
    told: { service: 'tls', confidence: 'certain' },
  },
  {
    name: 'a TLS alert: unexpected_message',
    sent: 'http',
    bytes: hex('1503010002020a'),
    told: { service: 'tls', confidence: 'certain' },
  },
];
