import { ReplyBuffer } from './reply-buffer.ts';
import type { Calls } from './syscalls.ts';
import { systemError } from './syscalls.ts';

const AF_NETLINK = 16;
const SOCK_RAW_CLOEXEC_NONBLOCK = 3 | 0o2000000 | 0o4000;
const NETLINK_SOCK_DIAG = 4;
const EINTR = 4;
const EAGAIN = 11;
/** The kernel fills at most 32 KiB a read; with this much room no message is ever cut. */
const READ_ROOM = 64 * 1024;
const FIRST_SIZE = 256 * 1024;

/** A NETLINK_SOCK_DIAG socket (netlink(7), sock_diag(7)). */
export class SockDiag {
  readonly #calls: Calls;
  readonly #fd: number;
  readonly #reply = new ReplyBuffer(FIRST_SIZE);

  constructor(calls: Calls) {
    this.#calls = calls;
    this.#fd = calls.call('socket', AF_NETLINK, SOCK_RAW_CLOEXEC_NONBLOCK, NETLINK_SOCK_DIAG, 0, 0);
  }

  /** Sends one dump request and collects the whole reply. After an error the socket may hold what is left of it. */
  dump(request: Uint8Array): Uint8Array {
    const calls = this.#calls;
    calls.call('sendto', this.#fd, calls.native.address(request), request.byteLength, 0, 0);
    return this.#receive();
  }

  close(): void {
    this.#calls.attempt('close', this.#fd, 0, 0, 0, 0);
  }

  /**
   * Reads until nothing is left. The kernel fills the queue anew while it is read, so that it runs empty only at the
   * dump's end; whether the end was there is for the decoder to see.
   */
  #receive(): Uint8Array {
    const calls = this.#calls;
    const reply = this.#reply;
    let address = calls.native.address(reply.bytes);
    let used = 0;
    for (;;) {
      if (reply.grow(used, READ_ROOM)) address = calls.native.address(reply.bytes);
      const received = calls.attempt('read', this.#fd, address + used, reply.bytes.length - used, 0, 0);
      if (received >= 0) {
        used += received;
        continue;
      }
      const errno = calls.native.errno();
      if (errno === EAGAIN) return reply.take(used);
      if (errno !== EINTR) throw systemError('read from sock_diag', errno);
    }
  }
}
