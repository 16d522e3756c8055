import { hex, type Sample } from './sample.ts';

/** Answers to a payload, as read on loopback from the Debian packages named, or made after the specification. */
export const MIDDLEWARE_SAMPLES: readonly Sample[] = [
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
