import type { RealServer } from './real-server.ts';

/** Servers that speak first: mail, files, terminals, screens. */
export const MAIL_SERVERS: readonly RealServer[] = [
  {
    name: 'OpenSMTPD',
    package: 'opensmtpd',
    program: '/usr/sbin/smtpd',
    ports: [{ port: 21025, title: 'OpenSMTPD', service: 'smtp', product: /^OpenSMTPD$/ }],
    launch: (folder) => ({
      files: {
        'smtpd.conf': 'listen on 127.0.0.1 port 21025\naction "local" mbox\nmatch for local action "local"\n',
      },
      command: ['/usr/sbin/smtpd', '-d', '-v', '-f', `${folder}/smtpd.conf`],
    }),
  },
  {
    name: 'Dovecot',
    package: 'dovecot-imapd',
    program: '/usr/lib/dovecot/imap-login',
    ports: [
      { port: 21143, title: 'Dovecot, IMAP', service: 'imap', product: /^Dovecot$/ },
      { port: 21993, title: 'Dovecot, IMAP in TLS', service: 'imap', product: /^Dovecot$/, tls: true },
    ],
    launch: (folder, certificate) => ({
      files: { 'dovecot.conf': dovecotConfiguration(folder, certificate, 'imap', 21143, 21993) },
      command: ['/usr/sbin/dovecot', '-F', '-c', `${folder}/dovecot.conf`],
    }),
  },
  {
    name: 'Dovecot, POP3',
    package: 'dovecot-pop3d',
    program: '/usr/lib/dovecot/pop3-login',
    ports: [
      { port: 21110, title: 'Dovecot, POP3', service: 'pop3', product: /^Dovecot$/ },
      { port: 21995, title: 'Dovecot, POP3 in TLS', service: 'pop3', product: /^Dovecot$/, tls: true },
    ],
    launch: (folder, certificate) => ({
      files: { 'dovecot.conf': dovecotConfiguration(folder, certificate, 'pop3', 21110, 21995) },
      command: ['/usr/sbin/dovecot', '-F', '-c', `${folder}/dovecot.conf`],
    }),
  },
];

function dovecotConfiguration(folder: string, certificate: string, kind: string, plain: number, tls: number): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
instance_name = porthole-${kind}
protocols = ${kind}
listen = 127.0.0.1
default_login_user = nobody
default_internal_user = nobody
default_internal_group = nogroup
ssl_cert = <${certificate}
ssl_key = <${certificate}.key
passdb {
  driver = static
  args = password=x
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}
}
service ${kind}-login {
  chroot =
  inet_listener ${kind} { 
    port = ${plain}
  }
  inet_listener ${kind}s {
    port = ${tls}
    ssl = yes
  }
}
service stats {
  chroot =
}
service anvil {
  chroot =
}
`;
}
