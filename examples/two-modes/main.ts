import { connect } from 'node:net';

/** Mode 1: works for some seconds, and nothing of it is a network. A process like this one has a PID, but no port. */
export async function workAlone(seconds = 10): Promise<void> {
  console.log(`mode 1: I am process ${process.pid}. I work without a network, so I have no port.`);
  for (let second = 1; second <= seconds; second++) {
    console.log(`${second} of ${seconds}: the primes up to ${second * 1000} add up to ${sumOfPrimes(second * 1000)}`);
    await new Promise((wakeUp) => setTimeout(wakeUp, 1000));
  }
}

/** Mode 2: talks to a server. Both ends need a port: the server's is known before, ours is lent by the system. */
export function talkTo(host: string, port: number): void {
  console.log(`mode 2: I am process ${process.pid}. I connect to ${host}:${port}.`);
  const socket = connect(port, host);
  let count = 0;

  socket.once('connect', () => {
    console.log(`the system lent me the port ${socket.localPort}, and the other end is port ${socket.remotePort}`);
    console.log(`${socket.localAddress}:${socket.localPort} -> ${socket.remoteAddress}:${socket.remotePort}`);
    const everySecond = setInterval(() => socket.write(`hello ${++count}\n`), 1000);
    socket.once('close', () => clearInterval(everySecond));
  });
  socket.on('data', (answer) => console.log(`it answers: ${answer.toString().trim()}`));
  socket.once('end', () => console.log('the other end has closed the connection, and my port goes back to the system'));
  socket.once('error', (error: NodeJS.ErrnoException) => {
    process.exitCode = 1;
    if (error.code !== 'ECONNREFUSED') console.error(`the connection failed: ${error.message}`);
    else console.error(`ECONNREFUSED: nobody listens on ${host}:${port}, so I was refused`);
  });
}

function sumOfPrimes(limit: number): number {
  let sum = 0;
  for (let number = 2; number <= limit; number++) {
    let divisor = 2;
    while (divisor * divisor <= number && number % divisor !== 0) divisor++;
    if (divisor * divisor > number) sum += number;
  }
  return sum;
}
