import { bytes, hex, type Sample, text } from './sample.ts';

/** An error packet before the handshake (dev.mysql.com, ERR_Packet). */
function mysqlError(code: number, message: string): Uint8Array {
  const length = message.length + 3;
  return bytes([length & 0xff, length >> 8, 0, 0, 0xff, code & 0xff, code >> 8], text(message));
}

/**
 * Servers that speak first. Where a version of Debian is named, the bytes were read from that package on loopback; the
 * others are as the programs' sources and manuals have them.
 */
export const BANNER_SAMPLES: readonly Sample[] = [
  {
    name: 'OpenSSH (Debian 12)',
    bytes: text('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10\r\n'),
    told: {
      service: 'ssh',
      product: 'OpenSSH',
      version: '9.2p1',
      details: { protocol: '2.0', comment: 'Debian-2+deb12u10' },
    },
  },
  {
    name: 'Dropbear (Debian 12), with the key exchange that follows at once',
    bytes: bytes(text('SSH-2.0-dropbear_2022.83\r\n'), hex('0000021c0b147476f1de3b1d88e8ed83032c71b5f645')),
    told: { service: 'ssh', product: 'Dropbear', version: '2022.83' },
  },
  {
    name: 'libssh',
    bytes: text('SSH-2.0-libssh_0.10.6\r\n'),
    told: { service: 'ssh', product: 'libssh', version: '0.10.6' },
  },
  { name: 'Go', bytes: text('SSH-2.0-Go\r\n'), told: { service: 'ssh', product: 'Go x/crypto/ssh' } },
  {
    name: 'Apache MINA',
    bytes: text('SSH-2.0-APACHE-SSHD-2.9.2\r\n'),
    told: { service: 'ssh', product: 'Apache MINA SSHD', version: '2.9.2' },
  },
  {
    name: 'mod_sftp',
    bytes: text('SSH-2.0-mod_sftp/0.9.9\r\n'),
    told: { service: 'ssh', product: 'ProFTPD mod_sftp', version: '0.9.9' },
  },
  {
    name: 'ssh2 for Node.js',
    bytes: text('SSH-2.0-ssh2js1.15.0\r\n'),
    told: { service: 'ssh', product: 'ssh2 (Node.js)', version: '1.15.0' },
  },
  {
    name: 'vsftpd (Debian 12)',
    bytes: text('220 (vsFTPd 3.0.3)\r\n'),
    told: { service: 'ftp', product: 'vsftpd', version: '3.0.3', confidence: 'certain' },
  },
  {
    name: 'ProFTPD (Debian 12)',
    bytes: text('220 ProFTPD Server (ProFTPD) [127.0.0.1]\r\n'),
    told: { service: 'ftp', product: 'ProFTPD' },
  },
  {
    name: 'Pure-FTPd, over several lines',
    bytes: text(
      '220---------- Welcome to Pure-FTPd [privsep] [TLS] ----------\r\n220-Local time is now 10:00.\r\n' +
        '220 You will be disconnected after 15 minutes of inactivity.\r\n',
    ),
    told: { service: 'ftp', product: 'Pure-FTPd' },
  },
  {
    name: 'FileZilla Server, whose version is on the first line',
    bytes: text('220-FileZilla Server 1.7.3\r\n220 Please visit https://filezilla-project.org/\r\n'),
    told: { service: 'ftp', product: 'FileZilla Server', version: '1.7.3' },
  },
  { name: 'a greeting that says nothing', bytes: text('220 ready\r\n'), told: { service: 'ftp', confidence: 'guess' } },
  {
    name: 'a greeting with a domain',
    bytes: text('220 mx.example.test ready\r\n'),
    told: { service: 'smtp', confidence: 'guess' },
  },
  {
    name: 'OpenSMTPD (Debian 12)',
    bytes: text('220 vm ESMTP OpenSMTPD\r\n'),
    told: { service: 'smtp', product: 'OpenSMTPD', confidence: 'certain' },
  },
  {
    name: 'Postfix',
    bytes: text('220 mail.example.test ESMTP Postfix (Debian/GNU)\r\n'),
    told: { service: 'smtp', product: 'Postfix' },
  },
  {
    name: 'Exim',
    bytes: text('220 mail.example.test ESMTP Exim 4.96 Sun, 22 Nov 2026 19:10:13 +0000\r\n'),
    told: { service: 'smtp', product: 'Exim', version: '4.96' },
  },
  {
    name: 'Sendmail',
    bytes: text('220 vm.example.test ESMTP Sendmail 8.17.1.9/8.17.1.9/Debian-2; Sun, 22 Nov 2026\r\n'),
    told: { service: 'smtp', product: 'Sendmail', version: '8.17.1.9' },
  },
  {
    name: 'Dovecot POP3 (Debian 12)',
    bytes: text('+OK Dovecot (Debian) ready.\r\n'),
    told: { service: 'pop3', product: 'Dovecot', confidence: 'certain' },
  },
  {
    name: 'POP3 with the time stamp of APOP',
    bytes: text('+OK ready <1896.697170952@dbc.example.test>\r\n'),
    told: { service: 'pop3', confidence: 'certain' },
  },
  { name: '+OK alone', bytes: text('+OK\r\n'), told: { service: 'pop3', confidence: 'likely' } },
  {
    name: 'Dovecot IMAP (Debian 12)',
    bytes: text(
      '* OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ AUTH=PLAIN] Dovecot (Debian) ready.\r\n',
    ),
    told: { service: 'imap', product: 'Dovecot', confidence: 'certain' },
  },
  { name: 'a greeting like IMAP', bytes: text('* OK hello\r\n'), told: { service: 'imap', confidence: 'likely' } },
  {
    name: 'telnetd of inetutils: DO TTYPE, DO TSPEED, DO XDISPLOC, DO NEW-ENVIRON',
    bytes: hex('fffd18 fffd20 fffd23 fffd27'),
    told: { service: 'telnet', confidence: 'certain' },
  },
  { name: 'one telnet option', bytes: hex('fffb01'), told: { service: 'telnet', confidence: 'likely' } },
  {
    name: 'TigerVNC (Debian 12)',
    bytes: text('RFB 003.008\n'),
    told: { service: 'vnc', details: { protocol: '3.8' }, confidence: 'certain' },
  },
  {
    name: 'Apple Remote Desktop',
    bytes: text('RFB 003.889\n'),
    told: { service: 'vnc', product: 'Apple Remote Desktop' },
  },
  {
    name: 'rsync (Debian 12)',
    bytes: text('@RSYNCD: 32.0 sha512 sha256 sha1 md5 md4\n'),
    told: { service: 'rsync', details: { protocol: '32.0' }, confidence: 'certain' },
  },
  {
    name: 'NATS server (Debian 12)',
    bytes: text(
      'INFO {"server_id":"NA6ISTY7","server_name":"NA6ISTY7","version":"2.9.10","proto":1,"go":"go1.19.8","host":' +
        '"127.0.0.1","port":31422,"headers":true,"max_payload":1048576,"client_id":4,"client_ip":"127.0.0.1"} \r\n',
    ),
    told: { service: 'nats', product: 'NATS server', version: '2.9.10', confidence: 'certain' },
  },
  {
    name: 'NATS server that wants a login',
    bytes: text(
      'INFO {"version":"2.10.7","auth_required":true,"max_payload":1048576}\r\n-ERR \'Unknown Protocol\'\r\n',
    ),
    told: { service: 'nats', product: 'NATS server', version: '2.10.7', details: { auth: 'required' } },
  },
  {
    name: 'MariaDB (Debian 12)',
    bytes: hex(
      `640000000a352e352e352d31302e31312e31392d4d6172696144422d302b646562313275310003000000386d3e2f6f61795d00fef7080200
       ff81150000000000001d000000472c44514a61273e41696f71006d7973716c5f6e61746976655f70617373776f726400`,
    ),
    told: {
      service: 'mysql',
      product: 'MariaDB',
      version: '10.11.19',
      details: { auth: 'mysql_native_password', build: '10.11.19-MariaDB-0+deb12u1' },
      confidence: 'certain',
    },
  },
  {
    name: 'MySQL 8',
    bytes: hex(
      `4a0000000a382e302e333500080000003b5d1c3a5c2f6b4c00ffffff0200ffdf15000000000000000000002a5e4f23617a2b3c1d0e7f
       6b0063616368696e675f736861325f70617373776f726400`,
    ),
    told: { service: 'mysql', product: 'MySQL', version: '8.0.35', details: { auth: 'caching_sha2_password' } },
  },
  {
    name: 'MySQL that has blocked this host',
    bytes: mysqlError(
      1129,
      "Host '10.0.0.5' is blocked because of many connection errors; unblock with 'mariadb-admin flush-hosts'",
    ),
    told: { service: 'mysql', details: { error: '1129' }, confidence: 'certain' },
  },
  {
    name: 'MariaDB that does not let this host in',
    bytes: mysqlError(1130, "Host '10.0.0.5' is not allowed to connect to this MariaDB server"),
    told: { service: 'mysql', product: 'MariaDB', details: { error: '1130' } },
  },
  {
    name: 'MySQL X protocol',
    bytes: hex('05000000 0b 08 05 1a 00'),
    told: { service: 'mysql', product: 'MySQL', details: { protocol: 'X' } },
  },
  {
    name: 'an IRC server that looks up idents',
    bytes: text(':irc.example.test NOTICE AUTH :*** Looking up your hostname...\r\n'),
    told: { service: 'irc', confidence: 'certain', details: { server: 'irc.example.test' } },
  },
  {
    name: 'nghttpd (Debian 12), which sends SETTINGS unasked',
    bytes: hex('000006040000000000000300000064'),
    told: { service: 'http2', confidence: 'certain' },
  },
];
