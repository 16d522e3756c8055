import { createServer, type Socket } from 'node:net';
import { setInterval as every } from 'node:timers';

/** A server that means no good, on a port of its own on 127.0.0.1. */
export interface NastyServer {
  readonly port: number;
  /** How many connections it got. */
  readonly connections: number;
  end(): Promise<void>;
}

/** Says a piece again and again, as fast as it is taken. */
function pour(socket: Socket, piece: Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}

/** Says a piece every few milliseconds. */
function drip(socket: Socket, piece: (turn: number) => string, ms: number): void {
  let turn = 0;
  const timer = every(() => socket.write(piece(turn++), 'latin1'), ms);
  socket.on('close', () => clearInterval(timer));
}

const HEADERS = 'HTTP/1.1 200 OK\r\n';

/** What each does with a connection. */
export const NASTY_SERVERS: Readonly<Record<string, (socket: Socket) => void>> = {
  'says nothing': () => {},
  'drips the beginning of an HTTP answer': (socket) => drip(socket, (turn) => HEADERS[turn % HEADERS.length] ?? '', 40),
  'drips single bytes of no protocol': (socket) => drip(socket, () => '\x00', 20),
  'never ends its headers': (socket) => {
    socket.write(HEADERS);
    pour(socket, Buffer.from(`X-Filler: ${'a'.repeat(500)}\r\n`));
  },
  'says 100 Continue for ever': (socket) => pour(socket, Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'.repeat(50))),
  'never ends its banner': (socket) => drip(socket, (turn) => `${turn} no ssh yet\r\n`, 10),
  'sends an endless line': (socket) => pour(socket, Buffer.alloc(8192, 'x')),
  'answers with a gigabyte': (socket) => {
    socket.once('data', () => {
      socket.write(`${HEADERS}Content-Length: 1000000000\r\n\r\n`);
      pour(socket, Buffer.alloc(65_536, 'y'));
    });
  },
  'echoes what it gets': (socket) => socket.pipe(socket),
  'resets at once': (socket) => socket.resetAndDestroy(),
  'resets when it is spoken to': (socket) => socket.once('data', () => socket.resetAndDestroy()),
  'closes at once': (socket) => socket.end(),
  'begins TLS and stops': (socket) => socket.once('data', () => socket.write(Buffer.from('160303ffff0200', 'hex'))),
  'sends random bytes': (socket) =>
    pour(socket, Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 167 + 13) % 256))),
  'has control sequences in its banner': (socket) =>
    socket.write(Buffer.from('SSH-2.0-\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\r\n', 'latin1')),
  'has control sequences in its headers': (socket) =>
    socket.once('data', () =>
      socket.end('HTTP/1.1 200 OK\r\nServer: \x1b[31mred\x1b[0m\u202e\r\nContent-Length: 0\r\n\r\n'),
    ),
};

/** Starts one of them. */
export function startNasty(treat: (socket: Socket) => void): Promise<NastyServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => {}); // A tester that hangs up is what it has to expect.
    socket.on('close', () => sockets.delete(socket));
    treat(socket);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : 0,
        get connections() {
          return connections;
        },
        end: () =>
          new Promise((ended) => {
            for (const socket of sockets) socket.destroy();
            server.close(() => ended());
          }),
      });
    });
  });
}
