import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** What is remembered of the other side's first words. */
const HEAD_BYTES = 4096;

/**
 * A socket as a stream that remembers the first bytes that came. TLS on top of it may fail because the other side does
 * not speak TLS; what it said instead is then still in hand, and no further connection is needed to hear it.
 */
export class TeeStream extends Duplex {
  readonly #socket: Socket;
  readonly #head: Buffer[] = [];
  #length = 0;
  firstByteAt: number | undefined;

  constructor(socket: Socket) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#remember(chunk);
      if (!this.push(chunk)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
    socket.pause();
  }

  get head(): Buffer {
    return Buffer.concat(this.#head);
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }

  #remember(chunk: Buffer): void {
    this.firstByteAt ??= performance.now();
    if (this.#length >= HEAD_BYTES) return;
    const part = chunk.subarray(0, HEAD_BYTES - this.#length);
    this.#head.push(part);
    this.#length += part.length;
  }
}
