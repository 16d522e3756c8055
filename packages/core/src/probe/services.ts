/** A service that probe can tell, with what hints at it before a byte was exchanged. */
export interface Service {
  readonly id: string;
  /** For people: `PostgreSQL`. */
  readonly name: string;
  /** Other words for it, lower-case. */
  readonly aliases?: readonly string[];
  /** Ports where it is usually found. */
  readonly ports?: readonly number[];
  /** Ports where it is usually found inside TLS. */
  readonly tlsPorts?: readonly number[];
  /** Other words for it inside TLS, lower-case. */
  readonly tlsAliases?: readonly string[];
  /** Names of products that are told apart, lower-case, as part of what a match calls them. */
  readonly products?: readonly string[];
  /** Names of programs that serve it. */
  readonly programs?: readonly string[];
  /** Names of programs that often serve it, and much else. */
  readonly runtimes?: readonly string[];
  /** It is found on UDP; `ports` then are those of UDP too. */
  readonly udp?: true;
  /** It is a use of this other service: whoever expects `http` is content with `etcd`. */
  readonly over?: string;
}

/** Every service that a recogniser may name. */
export const SERVICES: readonly Service[] = [
  {
    id: 'http',
    name: 'HTTP',
    aliases: ['http1', 'web'],
    tlsAliases: ['https'],
    products: ['nginx', 'apache', 'lighttpd', 'caddy', 'vite', 'next.js', 'express', 'node.js', 'jetty', 'tomcat'],
    ports: [80, 3000, 5173, 8000, 8080],
    tlsPorts: [443, 8443],
    programs: ['nginx', 'apache2', 'httpd', 'lighttpd', 'caddy', 'gunicorn', 'uvicorn', 'next-server', 'php'],
    runtimes: ['node', 'deno', 'bun', 'python3', 'python', 'ruby'],
  },
  { id: 'http2', name: 'HTTP/2', aliases: ['h2', 'h2c'], over: 'http', programs: ['nghttpd'] },
  { id: 'grpc', name: 'gRPC', ports: [50051], over: 'http2' },
  { id: 'websocket', name: 'WebSocket', aliases: ['ws'], tlsAliases: ['wss'], over: 'http' },
  { id: 'etcd', name: 'etcd', ports: [2379, 2380], programs: ['etcd'], over: 'http' },
  {
    id: 'elasticsearch',
    name: 'Elasticsearch',
    aliases: ['elastic'],
    products: ['opensearch'],
    ports: [9200],
    over: 'http',
  },
  {
    id: 'docker',
    name: 'Docker API',
    aliases: ['dockerd'],
    ports: [2375],
    tlsPorts: [2376],
    programs: ['dockerd'],
    over: 'http',
  },
  {
    id: 'kubernetes',
    name: 'Kubernetes API',
    aliases: ['k8s', 'kube-apiserver'],
    tlsPorts: [6443, 10250],
    programs: ['kube-apiserver', 'kubelet'],
    over: 'http',
  },
  {
    id: 'inspector',
    name: 'DevTools inspector',
    aliases: ['cdp', 'devtools', 'node-inspector'],
    ports: [9222, 9229],
    over: 'http',
  },
  { id: 'airplay', name: 'AirPlay', ports: [7000], over: 'http' },
  { id: 'tls', name: 'TLS', aliases: ['ssl'] },
  {
    id: 'ssh',
    name: 'SSH',
    aliases: ['sshd'],
    products: ['openssh', 'dropbear'],
    ports: [22, 2222],
    programs: ['sshd', 'dropbear'],
  },
  {
    id: 'ftp',
    name: 'FTP',
    tlsAliases: ['ftps'],
    products: ['vsftpd', 'proftpd', 'pure-ftpd'],
    ports: [21],
    tlsPorts: [990],
    programs: ['vsftpd', 'proftpd', 'pure-ftpd'],
  },
  {
    id: 'smtp',
    name: 'SMTP',
    aliases: ['mail', 'submission'],
    tlsAliases: ['smtps'],
    products: ['opensmtpd', 'postfix', 'exim', 'sendmail'],
    ports: [25, 587, 1025],
    tlsPorts: [465],
    programs: ['smtpd', 'exim4', 'sendmail'],
  },
  {
    id: 'pop3',
    name: 'POP3',
    aliases: ['pop'],
    tlsAliases: ['pop3s'],
    products: ['dovecot'],
    ports: [110],
    tlsPorts: [995],
  },
  {
    id: 'imap',
    name: 'IMAP',
    aliases: ['imap4'],
    tlsAliases: ['imaps'],
    products: ['dovecot'],
    ports: [143],
    tlsPorts: [993],
  },
  { id: 'telnet', name: 'Telnet', ports: [23], programs: ['telnetd'] },
  {
    id: 'dns',
    name: 'DNS',
    aliases: ['domain', 'named'],
    products: ['bind', 'unbound', 'dnsmasq'],
    ports: [53],
    programs: ['named', 'unbound', 'dnsmasq'],
    udp: true,
  },
  { id: 'mysql', name: 'MySQL', products: ['mariadb'], ports: [3306], programs: ['mysqld', 'mariadbd'] },
  {
    id: 'postgresql',
    name: 'PostgreSQL',
    aliases: ['postgres', 'pg', 'pgsql', 'psql'],
    ports: [5432, 6432],
    programs: ['postgres', 'postmaster', 'pgbouncer'],
  },
  {
    id: 'redis',
    name: 'Redis',
    products: ['valkey'],
    ports: [6379, 26379],
    programs: ['redis-server', 'valkey-server', 'redis-sentinel'],
  },
  { id: 'memcached', name: 'Memcached', aliases: ['memcache'], ports: [11211], programs: ['memcached'] },
  { id: 'mongodb', name: 'MongoDB', aliases: ['mongo', 'mongod'], ports: [27017], programs: ['mongod', 'mongos'] },
  {
    id: 'amqp',
    name: 'AMQP',
    aliases: ['rabbit'],
    tlsAliases: ['amqps'],
    products: ['rabbitmq'],
    ports: [5672],
    tlsPorts: [5671],
  },
  { id: 'nats', name: 'NATS', ports: [4222], programs: ['nats-server'] },
  {
    id: 'mqtt',
    name: 'MQTT',
    tlsAliases: ['mqtts'],
    products: ['mosquitto'],
    ports: [1883],
    tlsPorts: [8883],
    programs: ['mosquitto'],
  },
  { id: 'kafka', name: 'Kafka', ports: [9092] },
  {
    id: 'ldap',
    name: 'LDAP',
    aliases: ['slapd'],
    tlsAliases: ['ldaps'],
    products: ['openldap'],
    ports: [389],
    tlsPorts: [636],
    programs: ['slapd'],
  },
  { id: 'smb', name: 'SMB', aliases: ['cifs'], products: ['samba'], ports: [445, 139], programs: ['smbd'] },
  { id: 'rdp', name: 'RDP', ports: [3389], programs: ['xrdp'] },
  { id: 'vnc', name: 'VNC', aliases: ['rfb'], ports: [5900, 5901], programs: ['Xtigervnc', 'x11vnc', 'Xvnc'] },
  { id: 'rsync', name: 'rsync', aliases: ['rsyncd'], ports: [873], programs: ['rsync'] },
  { id: 'epmd', name: 'Erlang port mapper', ports: [4369], programs: ['epmd'] },
  { id: 'irc', name: 'IRC', ports: [6667], tlsPorts: [6697], programs: ['ngircd'] },
  { id: 'cassandra', name: 'Cassandra', aliases: ['cql', 'scylla', 'scylladb'], ports: [9042] },
  { id: 'x11', name: 'X11', aliases: ['x', 'xorg'], ports: [6000], programs: ['Xorg', 'Xvfb', 'Xwayland'] },
  { id: 'git', name: 'git daemon', ports: [9418], programs: ['git-daemon'] },
  { id: 'zookeeper', name: 'ZooKeeper', ports: [2181] },
  { id: 'echo', name: 'Echo', ports: [7] },
  { id: 'ntp', name: 'NTP', ports: [123], programs: ['chronyd', 'ntpd'], udp: true },
  { id: 'stun', name: 'STUN', aliases: ['turn'], ports: [3478], programs: ['turnserver'], udp: true },
  { id: 'sip', name: 'SIP', ports: [5060], udp: true },
  { id: 'jdwp', name: 'Java debugger (JDWP)', ports: [5005] },
  { id: 'gdbserver', name: 'gdbserver', programs: ['gdbserver'] },
];
