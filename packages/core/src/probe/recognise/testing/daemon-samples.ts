import { bytes, hex, type Sample, text } from './sample.ts';

/** Answers to a payload, as read on loopback from the Debian packages named, or made after the specification. */
export const DAEMON_SAMPLES: readonly Sample[] = [
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
];
