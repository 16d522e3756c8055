import { AS_NOBODY } from './program.ts';
import { forbid, type WhySetUp } from './why-set-up.ts';

/** The words that run one program with another file of `/etc`. */
function withFile(file: string, text: string): readonly string[] {
  const put = `mount -t tmpfs none /mnt && printf "${text}" > /mnt/file && mount --bind /mnt/file ${file}`;
  return ['unshare', '-m', 'sh', '-c', `${put} && exec "$@"`, 'sh'];
}

const BOTH_LOCALHOSTS = withFile('/etc/hosts', '127.0.0.1 localhost\\n::1 localhost\\n');
const ONLY_HOSTS_FILE = withFile('/etc/nsswitch.conf', 'hosts: files\\n');

/** What keeps one from reaching a port. */
export const REACH_SET_UPS: readonly WhySetUp[] = [
  {
    name: 'nobody listens',
    ...{ ask: ['connect ECONNREFUSED 127.0.0.1:7101'], code: 'nobody-listens', status: 1 },
    says: 'Nobody listens on 127.0.0.1:7101 here, so connections to it are refused.',
  },
  {
    name: 'only loopback is served, and another own address is asked for',
    situations: [['serve-on', '127.0.0.1', '7102']],
    ...{ ask: ['192.0.2.1:7102'], code: 'loopback-only', status: 1 },
    says: 'python3 (PID PID) listens on 127.0.0.1:7102, which only this machine can reach',
  },
  {
    name: 'another address is served',
    situations: [['serve-on', '192.0.2.1', '7103']],
    ...{ ask: ['--reach', '127.0.0.1:7103'], code: 'other-address', status: 1 },
    says: /listens on 192\.0\.2\.1:7103, and not on the address that was asked for/,
  },
  {
    name: 'only IPv6 is served',
    situations: [['serve-on', '::', '7104', 'only-ipv6']],
    ...{ ask: ['127.0.0.1:7104'], code: 'ipv6-only', status: 1 },
    says: /listens on \[::\]:7104, for IPv6 alone/,
  },
  {
    name: 'only IPv4 is served',
    situations: [['serve-on', '0.0.0.0', '7105']],
    ...{ ask: ['--reach', '[::1]:7105'], code: 'ipv4-only', status: 1 },
    says: /listens on 0\.0\.0\.0:7105, which is IPv4 alone/,
  },
  {
    name: 'it listens in another network namespace',
    situations: [['other-network-namespace', '7106']],
    ...{ ask: ['7106'], code: 'other-namespace', status: 1 },
    says: /Nobody listens on 7106 in this network namespace: python3 \(PID PID\) listens on 127\.0\.0\.1:7106 in another one/,
  },
  {
    name: 'the process is stopped',
    situations: [['serve-on', '127.0.0.1', '7107']],
    ...{ ask: ['7107'], code: 'stopped', status: 1 },
    says: 'python3 (PID PID), which has 7107, is stopped (SIGSTOP, Ctrl-Z or a debugger): connections to it hang.',
  },
  {
    name: 'the queue is full',
    situations: [['serve-on', '127.0.0.1', '7108', 'backlog=1', 'full']],
    ...{ ask: ['7108', '--timeout', '700ms'], code: 'queue-full', status: 1 },
    says: /listens on 127\.0\.0\.1:7108 and does not accept: its queue is full/,
  },
  {
    name: 'it listens and does not accept',
    situations: [['serve-on', '127.0.0.1', '7109', 'backlog=9', 'idle']],
    ...{ ask: ['7109'], code: 'not-accepting', status: 1 },
    says: /listens on 127\.0\.0\.1:7109 and does not accept: a connection is made, and nobody answers on it/,
  },
  {
    name: 'nftables drops it',
    situations: [['serve-on', '127.0.0.1', '7110']],
    ...{ ask: ['7110', '--timeout', '500ms'], code: 'firewall', status: 1 },
    says: /drops what is sent to 127\.0\.0\.1:7110, although python3 \(PID PID\) listens: the rule `tcp dport \{ 7110, 7111 \} drop`/,
  },
  {
    name: 'nftables drops it, asked by nobody',
    situations: [['serve-on', '127.0.0.1', '7111']],
    as: AS_NOBODY,
    ...{ ask: ['--reach', '7111', '--timeout', '500ms'], code: 'timed-out', status: 3 },
    says: /Nothing comes back from 7111 .*although a process of the user root .* listens: something drops it/,
  },
  {
    name: 'iptables rejects it',
    situations: [['serve-on', '127.0.0.1', '7112']],
    ...{ ask: ['127.0.0.1:7112'], code: 'firewall', status: 1 },
    says: /rejects what is sent to 127\.0\.0\.1:7112, although python3 \(PID PID\) listens: the rule `-p tcp -m multiport --dports 7112,9999 -j REJECT/,
  },
  {
    name: 'a rule is in the way of other machines alone',
    situations: [['serve-on', '0.0.0.0', '7113']],
    ...{ ask: ['7113'], code: 'firewall', status: 1 },
    says: /7113 can be reached from this machine, but not from others: its firewall drops what comes by w0/,
  },
  {
    name: 'localhost is [::1] first, and only 127.0.0.1 is served',
    situations: [['serve-on', '127.0.0.1', '7114']],
    as: BOTH_LOCALHOSTS,
    ...{ ask: ['http://localhost:7114/'], code: 'localhost-family', status: 1 },
    says: /localhost means ::1 first here, where nobody listens \(\[::1\]:7114\)/,
  },
  {
    name: 'two servers, one for each family',
    situations: [
      ['serve-on', '127.0.0.1', '7115'],
      ['serve-on', '::1', '7115'],
    ],
    ...{ ask: ['7115'], code: 'two-servers', status: 1 },
    says: /Two servers have 7115, python3 \(PID PID\) and python3 .*: which one answers depends on the address/,
  },
  {
    name: 'something else than usual answers',
    situations: [['serve-on', '127.0.0.1', '5432', 'say=HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n']],
    ...{ ask: ['5432'], code: 'wrong-protocol', status: 1 },
    says: /5432 is usually PostgreSQL, and HTTP.* answers at 5432, held by python3 \(PID PID\)/,
  },
  {
    name: 'a proxy of a container accepts, and nothing is behind it',
    situations: [['as-proxy', '7116']],
    ...{ ask: ['7116'], code: 'container', status: 1 },
    says: /7116 leads into a container, and nothing answers there/,
  },
  {
    name: 'another machine refuses',
    ...{ ask: ['192.0.2.2:7117'], code: 'refused', status: 1 },
    says: /192\.0\.2\.2:7117 refuses connections: that machine answers, and nobody listens there/,
  },
  {
    name: 'nothing comes back from another machine',
    ...{ ask: ['192.0.2.9:7117', '--timeout', '500ms'], code: 'timed-out', status: 1 },
    says: /Nothing comes back from 192\.0\.2\.9:7117: a firewall drops it, that machine is down/,
  },
  {
    name: 'there is no route',
    ...{ ask: ['198.51.100.1:7117'], code: 'unreachable', status: 1 },
    says: /There is no way to 198\.51\.100\.1:7117 from here \(ENETUNREACH\)/,
  },
  {
    name: 'a rule drops what is sent to another machine',
    ...{ ask: ['192.0.2.2:7118', '--timeout', '500ms'], code: 'firewall', status: 1 },
    says: /drops what is sent to 192\.0\.2\.2:7118/,
  },
  {
    name: 'a sandbox lets no connection out',
    needs: ['landlock'],
    as: forbid('connect'),
    ...{ ask: ['192.0.2.2:7117'], code: 'forbidden', status: 1 },
    says: 'This machine does not let connections to 192.0.2.2:7117 out (EACCES).',
  },
  {
    name: 'a rule prohibits it, asked by nobody',
    as: AS_NOBODY,
    ...{ ask: ['[2001:db8::2]:7119'], code: 'forbidden', status: 1 },
    says: 'This machine does not let connections to [2001:db8::2]:7119 out (EACCES).',
  },
  {
    name: 'there is no such name',
    as: ONLY_HOSTS_FILE,
    ...{ ask: ['no-such-name.invalid:80'], code: 'no-such-name', status: 1 },
    says: 'There is no host called no-such-name.invalid: the name has no address.',
  },
  {
    name: 'no name server can be asked',
    ...{ ask: ['no-such-name.invalid:80'], code: 'no-such-name', status: 3 },
    says: /No name server says what no-such-name\.invalid is/,
  },
  {
    name: 'UDP tells nobody',
    situations: [['udp-on', '7119']],
    ...{ ask: ['--reach', 'udp:7119'], code: 'not-known', status: 3 },
    says: /python3 \(PID PID\) has bound 127\.0\.0\.1:7119; whether it answers by UDP shows only once something is sent/,
  },
  {
    name: 'it works',
    situations: [['serve-on', '127.0.0.1', '7120']],
    ...{ ask: ['--reach', '127.0.0.1:7120'], code: 'works', status: 0 },
    says: 'Nothing is wrong: a connection to 127.0.0.1:7120 was accepted by python3 (PID PID).',
  },
];
