import { type AddressInfo, createServer } from 'node:net';

/** Waits on a port that clients know, and tells each of them, line by line, who it is talking to. Port 0: any free one. */
export function serve(host: string, wanted: number): void {
  let port = wanted;
  const server = createServer((socket) => {
    const client = `${socket.remoteAddress}:${socket.remotePort}`;
    console.log(`${client} has connected`);
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      for (const line of text.trimEnd().split('\n')) {
        socket.write(`I am process ${process.pid} on port ${port}, you are ${client}, you said "${line}"\n`);
      }
    });
    socket.on('error', (error) => console.error(`${client}: ${error.message}`));
    socket.on('close', () => console.log(`${client} is gone`));
  });

  server.on('error', (error: NodeJS.ErrnoException) => {
    process.exitCode = 1;
    if (error.code !== 'EADDRINUSE') console.error(`the server cannot listen: ${error.message}`);
    else console.error(`EADDRINUSE: ${host}:${port} is taken. By whom? Ask: npx porthole ${port}`);
  });
  server.listen(port, host, () => {
    port = (server.address() as AddressInfo).port;
    console.log(`server: I am process ${process.pid}, and I listen on ${host}:${port}`);
  });
}
