import { connect, createServer } from 'node:net';

/** Two ends that talk through a UNIX socket: it has a name, and no port. */
export function serveByName(name: string): void {
  const server = createServer((socket) => socket.on('data', (text) => socket.write(`you said "${text}"`)));
  server.listen(`\0${name}`, () => console.log(`named: I am process ${process.pid}, and I wait as @${name}`));
}

export function talkByName(name: string): void {
  const socket = connect(`\0${name}`, () => socket.write('hello'));
  socket.on('data', (answer) => console.log(`caller: I am process ${process.pid}, and the answer is: ${answer}`));
}
