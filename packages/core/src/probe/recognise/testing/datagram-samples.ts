import { hex, type Sample } from './sample.ts';

/** Datagrams as read on loopback from the Debian packages named. */
export const DATAGRAM_SAMPLES: readonly Sample[] = [
  {
    name: 'BIND (Debian 12)',
    sent: 'dns-version',
    nonce: hex('1234'),
    bytes: hex(
      `1234840000010001000100000776657273696f6e0462696e640000100003c00c0010000300000000001918392e31382e34392d317e646562
       313275332d44656269616ec00c00020003000000000002c00c`,
    ),
    told: { service: 'dns', product: 'BIND', version: '9.18.49', confidence: 'certain' },
  },
  {
    name: 'Unbound (Debian 12)',
    sent: 'dns-version',
    nonce: hex('1234'),
    bytes: hex(
      '1234808000010001000000000776657273696f6e0462696e640000100003c00c0010000300000000000f0e756e626f756e6420312e31372e31',
    ),
    told: { service: 'dns', product: 'Unbound', version: '1.17.1' },
  },
  {
    name: 'dnsmasq (Debian 12)',
    sent: 'dns-version',
    nonce: hex('1234'),
    bytes: hex(
      '1234848000010001000000000776657273696f6e0462696e640000100003c00c0010000300000000000d0c646e736d6173712d322e3930',
    ),
    told: { service: 'dns', product: 'dnsmasq', version: '2.90', details: { 'version.bind': 'dnsmasq-2.90' } },
  },
  {
    name: 'Unbound (Debian 12), which refuses to speak of the root',
    sent: 'dns',
    nonce: hex('1234'),
    bytes: hex('1234808500010000000000000000020001'),
    told: { service: 'dns', details: { answer: 'REFUSED' }, confidence: 'certain' },
  },
  {
    name: 'dnsmasq (Debian 12), which knows no root',
    sent: 'dns',
    nonce: hex('1234'),
    bytes: hex('1234808300010000000000000000020001'),
    told: { service: 'dns', details: { answer: 'NXDOMAIN' } },
  },
  {
    name: 'an answer to somebody else',
    sent: 'dns',
    nonce: hex('4321'),
    bytes: hex('1234808300010000000000000000020001'),
    told: undefined,
  },
  {
    name: 'chrony (Debian 12)',
    sent: 'ntp',
    bytes: hex('240a00e600000000000000007f7f0101eeadbe07a9bc6f0f0001020304050607eeadbe08b93329e3eeadbe08b936ed78'),
    told: { service: 'ntp', details: { protocol: '4', stratum: '10' }, confidence: 'certain' },
  },
  {
    name: 'a kiss of death',
    sent: 'ntp',
    bytes: hex('e40000e60000000000000000524154450000000000000000000102030405060700000000000000000000000000000000'),
    told: { service: 'ntp', details: { reference: 'RATE', synchronised: 'no' } },
  },
  {
    name: 'coturn (Debian 12)',
    sent: 'stun',
    bytes: hex(
      `0101003c2112a442000102030405060708090a0b00200008000195c55e12a443000100080001b4d77f000001802b000800017af67f000001
       80220014436f7475726e2d342e362e312027476f72737427`,
    ),
    told: { service: 'stun', product: 'Coturn', version: '4.6.1', confidence: 'certain' },
  },
];
