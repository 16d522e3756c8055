import { createSocket } from 'node:dgram';

/** Waits for datagrams (UDP): its ports are others than those of TCP, although they have the same numbers. */
export function receiveDatagrams(host: string, port: number): void {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  socket.bind(port, host, () => console.log(`datagrams: I am process ${process.pid}, and I have ${host}:${port}`));
}
