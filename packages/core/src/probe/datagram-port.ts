import { createSocket } from 'node:dgram';
import type { FoundAddress } from './find-addresses.ts';

const KEPT_BYTES = 4096;

/** A UDP port of another machine, to which datagrams are sent, and what came back from it: one datagram, or trouble. */
export class DatagramPort {
  readonly #socket;
  readonly #address: string;
  readonly #number: number;
  readonly #signal: AbortSignal | undefined;
  #heard: Buffer | undefined;
  #wake: (() => void) | undefined;
  /** How many datagrams were sent. */
  sent = 0;
  /** When the first datagram came, by `performance.now()`. */
  heardAt: number | undefined;
  /** The system's word for what went wrong: an ICMP message shows as one. */
  trouble: string | undefined;

  constructor({ address, family }: FoundAddress, number: number, signal: AbortSignal | undefined) {
    this.#address = address;
    this.#number = number;
    this.#signal = signal;
    this.#socket = createSocket({ type: family === 'ipv6' ? 'udp6' : 'udp4' });
    this.#socket.on('error', (error: NodeJS.ErrnoException) => this.#fail(error));
    this.#socket.on('message', (message) => {
      this.heardAt ??= performance.now();
      this.#heard ??= message.subarray(0, KEPT_BYTES);
      this.#rouse();
    });
    signal?.addEventListener('abort', this.#rouse, { once: true });
  }

  get heard(): readonly Buffer[] {
    return this.#heard === undefined ? [] : [this.#heard];
  }

  /** Has nothing at all come back, and nothing gone wrong? */
  get isSilent(): boolean {
    return this.#heard === undefined && this.trouble === undefined && this.#signal?.aborted !== true;
  }

  /** From now on only what comes from this very address and port is heard, ICMP messages among it. */
  async open(timeoutMs: number): Promise<void> {
    const opened = this.#wait(timeoutMs);
    // Without a route this fails already; Node then hands the error to the callback, which its types leave out.
    this.#socket.connect(this.#number, this.#address, ((error?: NodeJS.ErrnoException) => {
      if (error === undefined || error === null) this.#rouse();
      else this.#fail(error);
    }) as () => void);
    await opened;
  }

  send(bytes: Uint8Array): void {
    this.sent++;
    this.#socket.send(bytes, (error) => {
      if (error !== null) this.#fail(error);
    });
  }

  async listen(ms: number): Promise<void> {
    if (this.isSilent) await this.#wait(ms);
  }

  /** Makes room for the answer to another question. */
  forget(): void {
    this.#heard = undefined;
  }

  close(): void {
    this.#signal?.removeEventListener('abort', this.#rouse);
    this.#socket.removeAllListeners('message');
    this.#socket.close();
  }

  #fail(error: NodeJS.ErrnoException): void {
    this.trouble ??= error.code ?? 'EIO';
    this.#rouse();
  }

  readonly #rouse = (): void => this.#wake?.();

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
