import { type AddressInfo, createServer } from 'node:net';

/** A server of another kind: whatever one says to it, it answers with the time. Port 0: any free one. */
export function tellTheTime(host: string, wanted: number): void {
  const server = createServer((socket) => {
    socket.on('data', () => socket.write(`I am a clock: it is ${new Date().toTimeString().slice(0, 8)}\n`));
    socket.on('error', () => socket.destroy());
  });
  server.listen(wanted, host, () => {
    const { port } = server.address() as AddressInfo;
    console.log(`clock: I am process ${process.pid}, and I listen on ${host}:${port}`);
  });
}
