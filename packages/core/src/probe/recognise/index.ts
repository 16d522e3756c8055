import type { Recogniser } from '../recogniser.ts';
import { AMQP, AMQP_START } from './amqp.ts';
import { CASSANDRA } from './cassandra.ts';
import { DNS, DNS_DATAGRAM, DNS_VERSION, DNS_VERSION_DATAGRAM } from './dns/dns.ts';
import { EPMD } from './epmd.ts';
import { FTP } from './ftp.ts';
import { GIT_DAEMON } from './git-daemon.ts';
import { HTTP, HTTP_HOST, HTTP_PRODUCTS } from './http/http.ts';
import { GRPC } from './http2/grpc.ts';
import { HTTP2 } from './http2/http2.ts';
import { IMAP } from './imap.ts';
import { IRC } from './irc.ts';
import { KAFKA } from './kafka.ts';
import { LDAP } from './ldap.ts';
import { MEMCACHED } from './memcached.ts';
import { MONGODB } from './mongodb.ts';
import { MQTT } from './mqtt.ts';
import { MYSQL } from './mysql.ts';
import { NATS } from './nats.ts';
import { NTP } from './ntp.ts';
import { POP3 } from './pop3.ts';
import { POSTGRESQL } from './postgresql.ts';
import { RDP } from './rdp.ts';
import { REDIS, REDIS_PING } from './redis.ts';
import { RSYNC } from './rsync.ts';
import { SIP } from './sip.ts';
import { SMB } from './smb.ts';
import { SMTP } from './smtp.ts';
import { SSH } from './ssh.ts';
import { STUN } from './stun.ts';
import { TELNET } from './telnet.ts';
import { TLS } from './tls.ts';
import { VNC } from './vnc.ts';
import { X11 } from './x11.ts';
import { ZOOKEEPER } from './zookeeper.ts';

/** Everything that can be told from a stream of bytes. Of two that are equally sure the first one is believed. */
export const RECOGNISERS: readonly Recogniser[] = [
  HTTP,
  HTTP_HOST,
  ...HTTP_PRODUCTS,
  HTTP2,
  GRPC,
  TLS,
  SSH,
  POSTGRESQL,
  MYSQL,
  REDIS,
  REDIS_PING,
  SMTP,
  FTP,
  IMAP,
  POP3,
  TELNET,
  DNS,
  DNS_VERSION,
  MEMCACHED,
  MONGODB,
  AMQP,
  AMQP_START,
  NATS,
  MQTT,
  KAFKA,
  CASSANDRA,
  ZOOKEEPER,
  EPMD,
  LDAP,
  SMB,
  RDP,
  VNC,
  X11,
  RSYNC,
  GIT_DAEMON,
  IRC,
  SIP,
];

/** Everything that can be told from one datagram. */
export const DATAGRAM_RECOGNISERS: readonly Recogniser[] = [DNS_DATAGRAM, DNS_VERSION_DATAGRAM, NTP, STUN];
