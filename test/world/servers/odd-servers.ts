import type { RealServer, ServedPort } from './real-server.ts';

/** The ports of the servers below, and what is odd about each. */
export const ODD_PORTS = {
  /** HTTP on the port of PostgreSQL. */
  httpOn5432: 5432,
  /** Nobody accepts. */
  stuck: 6001,
  /** Nobody accepts, and the queue of those who wait is full. */
  full: 6002,
  /** Ends after one connection. */
  oneShot: 6003,
  /** UDP that never answers. */
  deaf: 6004,
  /** One server at 127.0.0.1, another one at ::1. */
  twoFaced: 6005,
  /** A banner that means to take over the terminal. */
  hostile: 6006,
  /** The port of printers. */
  printer: 9100,
} as const;

const HOSTILE_BANNER = 'SSH-2.0-\\x1b]0;owned\\x07\\x1b[2J\\x9b31m\\u202e\\r\\n';

/** Servers in situations that a probe has to tell apart. */
export const ODD_SERVERS: readonly RealServer[] = [
  node('HTTP on 5432', [ODD_PORTS.httpOn5432], httpAt('127.0.0.1', ODD_PORTS.httpOn5432)),
  python('stuck', ODD_PORTS.stuck, `${listenAt(ODD_PORTS.stuck, 5)}; time.sleep(1e6)`),
  python(
    'full',
    ODD_PORTS.full,
    [
      listenAt(ODD_PORTS.full, 0),
      'waiting = [socket.socket() for _ in range(3)]',
      '[each.setblocking(False) for each in waiting]',
      `[each.connect_ex(('127.0.0.1', ${ODD_PORTS.full})) for each in waiting]`,
      'time.sleep(1e6)',
    ].join('; '),
  ),
  {
    ...{ name: 'one-shot', package: 'socat', program: '/usr/bin/socat' },
    ports: [port(ODD_PORTS.oneShot)],
    launch: () => ({ command: ['socat', `TCP-LISTEN:${ODD_PORTS.oneShot},bind=127.0.0.1`, 'STDOUT'] }),
  },
  {
    ...python(
      'deaf',
      ODD_PORTS.deaf,
      `s = socket.socket(2, 2); s.bind(('127.0.0.1', ${ODD_PORTS.deaf})); time.sleep(1e6)`,
    ),
    ports: [{ ...port(ODD_PORTS.deaf), protocol: 'udp' }],
  },
  node('two-faced, IPv4', [ODD_PORTS.twoFaced], httpAt('127.0.0.1', ODD_PORTS.twoFaced)),
  node(
    'two-faced, IPv6',
    [ODD_PORTS.twoFaced],
    `require('net').createServer((s) => s.end('SSH-2.0-OpenSSH_9.2p1\\r\\n')).listen(${ODD_PORTS.twoFaced}, '::1')`,
  ),
  node(
    'hostile',
    [ODD_PORTS.hostile],
    `require('net').createServer((s) => s.end(Buffer.from('${HOSTILE_BANNER}', 'latin1'))).listen(${ODD_PORTS.hostile}, '127.0.0.1')`,
  ),
  python(
    'printer',
    ODD_PORTS.printer,
    `${listenAt(ODD_PORTS.printer, 5)}; print(s.accept()[0].recv(99)); time.sleep(1e6)`,
  ),
];

function node(name: string, ports: readonly number[], script: string): RealServer {
  return {
    name,
    program: process.execPath,
    ports: ports.map(port),
    launch: () => ({ command: [process.execPath, '-e', script] }),
  };
}

function python(name: string, number: number, script: string): RealServer {
  const program = '/usr/bin/python3';
  return {
    name,
    program,
    ports: [port(number)],
    launch: () => ({ command: [program, '-uc', `import socket, time; ${script}`] }),
  };
}

function port(number: number): ServedPort {
  return { port: number, title: `${number}`, service: '' };
}

function httpAt(address: string, number: number): string {
  return `require('http').createServer((q, a) => a.end('hello')).listen(${number}, '${address}')`;
}

function listenAt(number: number, backlog: number): string {
  return `s = socket.socket(); s.setsockopt(1, 2, 1); s.bind(('127.0.0.1', ${number})); s.listen(${backlog})`;
}
