import type { Protocol } from '../../model/socket.ts';

/** The addresses that stand for all: who can bind these, each on its own, can bind any. */
const ADDRESSES = ['0.0.0.0', '::', '127.0.0.1', '::1'] as const;

/** What the system said to one attempt to bind. */
export interface PortTrial {
  readonly address: string;
  /**
   * `in-use`: EADDRINUSE. `refused`: EACCES or EPERM, a right is missing. `no-address`: this machine has not that address or
   * family. `failed`: something else, which says nothing about the port (no descriptors left ...).
   */
  readonly outcome: 'bound' | 'in-use' | 'refused' | 'no-address' | 'failed';
  /** The system's own word, where it was not bound. */
  readonly code: string | undefined;
}

const OUTCOME_OF: Readonly<Record<string, PortTrial['outcome']>> = {
  EADDRINUSE: 'in-use',
  EACCES: 'refused',
  EPERM: 'refused',
  EADDRNOTAVAIL: 'no-address',
  EAFNOSUPPORT: 'no-address',
  EINVAL: 'no-address',
};

/**
 * Binds the port on every family and address, one after the other, and lets go of it at once. TCP as nearly all servers
 * do it: with SO_REUSEADDR, and listening, since two sockets may share a port for as long as none of them listens.
 */
export async function tryBinds(port: number, protocol: Protocol): Promise<readonly PortTrial[]> {
  const bind = protocol === 'tcp' ? await tcpBinder() : await udpBinder();
  const trials: PortTrial[] = [];
  for (const address of ADDRESSES) {
    const code = await bind(address, port);
    trials.push({ address, outcome: code === undefined ? 'bound' : (OUTCOME_OF[code] ?? 'failed'), code });
  }
  return trials;
}

/** Could it be bound wherever this machine has an address? */
export function canBind(trials: readonly PortTrial[]): boolean {
  return (
    trials.some(({ outcome }) => outcome === 'bound') &&
    trials.every(({ outcome }) => outcome === 'bound' || outcome === 'no-address')
  );
}

/** Gives the code of the error, `undefined` where there was none. */
type Binder = (address: string, port: number) => Promise<string | undefined>;

async function tcpBinder(): Promise<Binder> {
  const { createServer } = await import('node:net');
  return (host, port) =>
    new Promise((resolve) => {
      const server = createServer((connection) => connection.destroy());
      server.once('error', (error) => resolve(codeOf(error)));
      server.listen({ host, port, ipv6Only: true, exclusive: true }, () => server.close(() => resolve(undefined)));
    });
}

async function udpBinder(): Promise<Binder> {
  const { createSocket } = await import('node:dgram');
  return (address, port) =>
    new Promise((resolve) => {
      const socket = createSocket({ type: address.includes(':') ? 'udp6' : 'udp4', ipv6Only: true });
      socket.once('error', (error) => {
        socket.close();
        resolve(codeOf(error));
      });
      socket.bind({ address, port, exclusive: true }, () => socket.close(() => resolve(undefined)));
    });
}

function codeOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.name;
}
