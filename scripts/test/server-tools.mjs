/**
 * The servers that `porthole probe` is tested with, and nmap to compare with. Those that cannot be installed beside what
 * a machine has (two mail servers, two clocks) are left out there, and their tests say so.
 */
export const SERVER_TOOLS = [
  server('nmap', 'nmap'),
  server('/usr/sbin/sshd', 'openssh-server'),
  server('/usr/sbin/dropbear', 'dropbear-bin'),
  server('/usr/sbin/vsftpd', 'vsftpd', true),
  server('/usr/sbin/telnetd', 'inetutils-telnetd'),
  server('socat', 'socat'),
  server('/usr/bin/rsync', 'rsync'),
  server('/usr/bin/Xtigervnc', 'tigervnc-standalone-server'),
  server('/usr/sbin/ngircd', 'ngircd'),
  server('/usr/sbin/xrdp', 'xrdp'),
  server('/usr/sbin/nginx', 'nginx-light'),
  server('/usr/sbin/nghttpd', 'nghttp2-server'),
  server('/usr/bin/etcd', 'etcd-server'),
  server('/usr/sbin/smtpd', 'opensmtpd', true),
  server('/usr/lib/dovecot/imap-login', 'dovecot-imapd'),
  server('/usr/lib/dovecot/pop3-login', 'dovecot-pop3d'),
  server('/usr/lib/postgresql', 'postgresql'),
  server('/usr/sbin/mariadbd', 'mariadb-server-core'),
  server('/usr/bin/redis-server', 'redis-server'),
  server('/usr/bin/memcached', 'memcached'),
  server('/usr/sbin/slapd', 'slapd'),
  server('/usr/sbin/named', 'bind9'),
  server('/usr/sbin/chronyd', 'chrony', true),
  server('/usr/sbin/nats-server', 'nats-server'),
  server('/usr/sbin/mosquitto', 'mosquitto'),
];

/**
 * @param {string} program
 * @param {string} name of the Debian package
 * @param {boolean} [optional]
 */
function server(program, name, optional = false) {
  return { program, package: name, without: `probe of ${name}`, optional };
}
