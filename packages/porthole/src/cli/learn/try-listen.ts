import { once } from 'node:events';
import { createServer } from 'node:net';

/** Would the system let a server listen there? The system's error code where not; nobody could connect meanwhile for long. */
export async function tryListen(host: string, port: number): Promise<string | undefined> {
  const server = createServer((socket) => socket.destroy());
  try {
    server.listen(port, host);
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN';
  }
}
