import cluster from 'node:cluster';
import { createServer } from 'node:net';

/** Two processes that hold one and the same listening socket: the second one gets it from the first. */
export function share(host: string, port: number): void {
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  if (cluster.isPrimary) {
    const worker = cluster.fork();
    worker.on('listening', () => {
      console.log(`share: we are processes ${process.pid} and ${worker.process.pid}, and both hold ${host}:${port}`);
    });
  } else {
    createServer((socket) => socket.end(`I am process ${process.pid}\n`)).listen(port, host);
  }
}
