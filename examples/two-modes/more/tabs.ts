import { once } from 'node:events';
import { connect } from 'node:net';

/** One process with several connections, as a browser with several tabs has. */
export async function openTabs(host: string, port: number, count = 3): Promise<void> {
  const ports: (number | undefined)[] = [];
  for (let tab = 1; tab <= count; tab++) {
    const socket = connect(port, host);
    await once(socket, 'connect');
    ports.push(socket.localPort);
  }
  console.log(`tabs: I am process ${process.pid}, and I have the ports ${ports.join(', ')}`);
}
