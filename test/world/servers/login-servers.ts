import type { RealServer } from './real-server.ts';

/** Servers that one logs in to, or that carry files and screens; most of them speak first. */
export const LOGIN_SERVERS: readonly RealServer[] = [
  {
    name: 'OpenSSH',
    package: 'openssh-server',
    program: '/usr/sbin/sshd',
    ports: [{ port: 21022, title: 'OpenSSH', service: 'ssh', product: /^OpenSSH$/, tellsVersion: true }],
    launch: (folder) => ({
      prepare: ['mkdir -p /run/sshd', `ssh-keygen -qt ed25519 -N '' -f key`],
      command: [
        ...['/usr/sbin/sshd', '-D', '-e', '-f', '/dev/null', '-h', `${folder}/key`],
        ...['-o', 'ListenAddress=127.0.0.1:21022', '-o', 'PidFile=none'],
      ],
    }),
  },
  {
    name: 'Dropbear',
    package: 'dropbear-bin',
    program: '/usr/sbin/dropbear',
    ports: [{ port: 21122, title: 'Dropbear', service: 'ssh', product: /^dropbear$/i, tellsVersion: true }],
    launch: (folder) => ({
      prepare: ['dropbearkey -t ed25519 -f key >/dev/null 2>&1'],
      command: [
        '/usr/sbin/dropbear',
        '-F',
        '-E',
        '-r',
        `${folder}/key`,
        '-p',
        '127.0.0.1:21122',
        '-P',
        `${folder}/pid`,
      ],
    }),
  },
  {
    name: 'vsftpd',
    package: 'vsftpd',
    program: '/usr/sbin/vsftpd',
    ports: [{ port: 21021, title: 'vsftpd', service: 'ftp', product: /^vsftpd$/i, tellsVersion: true }],
    launch: (folder) => ({
      files: {
        'vsftpd.conf': [
          ...['listen=YES', 'listen_address=127.0.0.1', 'listen_port=21021', 'background=NO', 'anonymous_enable=YES'],
          ...[`secure_chroot_dir=${folder}/empty`, `vsftpd_log_file=${folder}/vsftpd.log`, 'xferlog_enable=YES', ''],
        ].join('\n'),
      },
      prepare: ['mkdir empty', 'chmod 755 empty'],
      command: ['/usr/sbin/vsftpd', `${folder}/vsftpd.conf`],
    }),
  },
  {
    name: 'telnetd',
    package: 'inetutils-telnetd',
    program: '/usr/sbin/telnetd',
    ports: [{ port: 21023, title: 'telnetd', service: 'telnet' }],
    launch: () => ({
      command: ['socat', 'TCP-LISTEN:21023,bind=127.0.0.1,reuseaddr,fork', 'EXEC:/usr/sbin/telnetd -h,nofork'],
    }),
  },
  {
    name: 'rsync',
    package: 'rsync',
    program: '/usr/bin/rsync',
    ports: [{ port: 21873, title: 'rsync', service: 'rsync' }],
    launch: (folder) => ({
      command: [
        ...['/usr/bin/rsync', '--daemon', '--no-detach', '--config=/dev/null', '--address=127.0.0.1'],
        ...['--port=21873', `--log-file=${folder}/rsync.log`],
      ],
    }),
  },
  {
    name: 'TigerVNC',
    package: 'tigervnc-standalone-server',
    program: '/usr/bin/Xtigervnc',
    ports: [{ port: 21590, title: 'TigerVNC', service: 'vnc' }],
    launch: () => ({
      command: [
        ...['/usr/bin/Xtigervnc', ':77', '-localhost', '-rfbport', '21590', '-SecurityTypes', 'None'],
        ...['-geometry', '200x200', '-nolisten', 'tcp'],
      ],
    }),
  },
  {
    name: 'ngIRCd',
    package: 'ngircd',
    program: '/usr/sbin/ngircd',
    ports: [{ port: 21667, title: 'ngIRCd', service: 'irc' }],
    launch: (folder) => ({
      files: {
        'ngircd.conf': [
          ...['[Global]', 'Name = irc.example.net', 'Info = test', 'Listen = 127.0.0.1', 'Ports = 21667'],
          ...['[Options]', 'DNS = no', 'Ident = no', 'PAM = no', ''],
        ].join('\n'),
      },
      command: ['/usr/sbin/ngircd', '-n', '-f', `${folder}/ngircd.conf`],
    }),
  },
  {
    name: 'xrdp',
    package: 'xrdp',
    program: '/usr/sbin/xrdp',
    ports: [{ port: 21339, title: 'xrdp', service: 'rdp' }],
    launch: (folder, certificate) => ({
      prepare: [
        `sed -e 's|^port=3389|port=tcp://127.0.0.1:21339|' -e 's|^LogFile=.*|LogFile=${folder}/xrdp.log|' ` +
          `-e 's|^certificate=.*|certificate=${certificate}|' -e 's|^key_file=.*|key_file=${certificate}.key|' ` +
          '/etc/xrdp/xrdp.ini > xrdp.ini',
      ],
      command: ['/usr/sbin/xrdp', '-n', '-c', `${folder}/xrdp.ini`],
    }),
  },
];
