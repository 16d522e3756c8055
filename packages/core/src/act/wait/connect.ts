import type { ConnectAttempt } from './wait-target.ts';

/** Makes a TCP connection and closes it: says whether that was possible, and if not, in the system's word. */
export async function tryConnect(
  address: string,
  port: number,
  { withinMs, signal }: { readonly withinMs: number; readonly signal?: AbortSignal | undefined },
): Promise<ConnectAttempt> {
  const { connect } = await import('node:net');
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port });
    const end = (code: string | undefined) => {
      signal?.removeEventListener('abort', abort);
      // A reset instead of a farewell would look like a failure in the logs of the other side.
      socket.destroySoon();
      resolve({ address, port, code });
    };
    const abort = () => {
      socket.destroy();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
    socket.setTimeout(Math.max(1, withinMs), () => end('ETIMEDOUT'));
    socket.once('connect', () => end(undefined));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.name));
  });
}
