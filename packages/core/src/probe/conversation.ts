import type { Duplex } from 'node:stream';

/** What is kept for the recognisers. */
const KEPT_BYTES = 16 * 1024;
/** What is taken at most before the connection is torn down. */
const MOST_BYTES = 64 * 1024;
/** How long the other side may take to say goodbye. */
const GOODBYE_MS = 150;

/** How a conversation ended: not yet, by the other side's end, by a reset, or because it said too much. */
export type Ending = 'none' | 'end' | 'reset' | 'flood';

/** Everything that is said on one connection, bounded in bytes; it listens from the moment that it is made. */
export class Conversation {
  readonly #stream: Duplex;
  readonly #chunks: Buffer[] = [];
  #kept = 0;
  #received = 0;
  #ending: Ending = 'none';
  #sent = false;
  #wake: (() => void) | undefined;
  /** When the first byte came, by `performance.now()`. */
  firstByteAt: number | undefined;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (chunk: Buffer) => this.#take(chunk));
    stream.on('end', () => this.#end('end'));
    stream.on('error', () => this.#end('reset'));
    stream.on('close', () => this.#end('reset'));
  }

  get ending(): Ending {
    return this.#ending;
  }

  get received(): number {
    return this.#received;
  }

  /** Did we say anything? */
  get hasSent(): boolean {
    return this.#sent;
  }

  get bytes(): Buffer {
    if (this.#chunks.length > 1) this.#chunks.splice(0, this.#chunks.length, Buffer.concat(this.#chunks));
    return this.#chunks[0] ?? Buffer.alloc(0);
  }

  send(bytes: Uint8Array): void {
    this.#sent = true;
    if (this.#stream.writable) this.#stream.write(bytes);
  }

  /** Ends our side: what reads until the end of a message goes on, and an answer can still come. */
  sendEnd(): void {
    if (this.#stream.writable) this.#stream.end();
  }

  /**
   * Listens until the deadline (by `performance.now()`) or the other side's end. `patience` is asked at the start and
   * after every piece how many milliseconds of silence to bear from now on; 0 ends it.
   */
  async listen(deadline: number, patience: () => number): Promise<void> {
    for (;;) {
      const wait = Math.min(patience(), deadline - performance.now());
      if (wait <= 0 || this.#ending !== 'none') return;
      if (!(await this.#somethingWithin(wait))) return;
    }
  }

  /** Parts politely: says goodbye, and gives the other side a moment to close first, which keeps its log quiet. */
  async part(goodbye?: Uint8Array): Promise<void> {
    const stream = this.#stream;
    if (this.#ending === 'none' && stream.writable) {
      if (goodbye === undefined) stream.end();
      else stream.end(goodbye);
      await this.listen(performance.now() + GOODBYE_MS, () => GOODBYE_MS);
    } else if (this.#ending === 'end' && stream.writable) {
      stream.end();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, GOODBYE_MS);
        stream.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    stream.destroy();
  }

  /** Tears it down at once. */
  drop(): void {
    this.#stream.destroy();
  }

  #take(chunk: Buffer): void {
    if (this.#ending === 'flood') return;
    this.firstByteAt ??= performance.now();
    this.#received += chunk.length;
    const room = KEPT_BYTES - this.#kept;
    if (room > 0) {
      this.#chunks.push(chunk.subarray(0, room));
      this.#kept += Math.min(room, chunk.length);
    }
    if (this.#received > MOST_BYTES) {
      this.#end('flood');
      this.#stream.destroy();
    }
    this.#wake?.();
  }

  #end(ending: Ending): void {
    if (this.#ending === 'none') this.#ending = ending;
    this.#wake?.();
  }

  #somethingWithin(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(false), ms);
      const done = (something: boolean) => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve(something);
      };
      this.#wake = () => done(true);
    });
  }
}
