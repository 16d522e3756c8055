import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { TeeStream } from './tee-stream.ts';
import { readTlsFacts, type TlsFacts } from './tls-facts.ts';

export type TlsOpening =
  | {
      readonly kind: 'tls';
      readonly stream: TLSSocket;
      readonly facts: TlsFacts;
      readonly firstByteAt: number | undefined;
    }
  /** No TLS came of it; what the other side said instead, and whether it may still have something to say. */
  | {
      readonly kind: 'plain';
      readonly head: Buffer;
      readonly firstByteAt: number | undefined;
      readonly ending: 'none' | 'end' | 'reset';
    };

export interface TlsWish {
  /** As asked for: sent as SNI if it is a name, and what the certificate has to be for. */
  readonly host: string;
  /** Offered in this order; none at all where it is empty. */
  readonly alpn: readonly string[];
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/** How long what is said instead of TLS may take to come to its end. */
const REST_MS = 60;

/**
 * Speaks TLS on a fresh connection. Every version and cipher that OpenSSL still knows will do, and no certificate is
 * refused: the question is what there is, and the answer says whether it verifies.
 */
export function openTls(socket: Socket, wish: TlsWish): Promise<TlsOpening> {
  const tee = new TeeStream(socket);
  const stream = connect({
    socket: tee,
    host: wish.host,
    ...(isIP(wish.host) === 0 ? { servername: wish.host } : {}),
    ...(wish.alpn.length > 0 ? { ALPNProtocols: [...wish.alpn] } : {}),
    rejectUnauthorized: false,
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
  });
  return new Promise((resolve, reject) => {
    const finish = (give: () => void) => {
      clearTimeout(timer);
      wish.signal?.removeEventListener('abort', abort);
      stream.removeAllListeners('secureConnect');
      give();
    };
    const plain = (ending: 'none' | 'end' | 'reset') => {
      finish(() => {
        const head = tee.head;
        stream.destroy();
        tee.destroy();
        resolve({ kind: 'plain', head, firstByteAt: tee.firstByteAt, ending });
      });
    };
    const abort = () => {
      stream.destroy();
      tee.destroy();
      finish(() => reject(wish.signal?.reason));
    };
    const timer = setTimeout(() => plain('none'), Math.max(1, wish.deadline - performance.now()));
    wish.signal?.addEventListener('abort', abort, { once: true });
    stream.once('secureConnect', () => {
      finish(() => resolve({ kind: 'tls', stream, facts: readTlsFacts(stream), firstByteAt: tee.firstByteAt }));
    });
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || tee.head.length === 0) plain(error.code === 'ECONNRESET' ? 'reset' : 'end');
      // The rest of what it says is on its way.
      else setTimeout(() => plain('none'), REST_MS);
    });
    stream.once('close', () => plain('end'));
  });
}
