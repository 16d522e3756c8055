import type { Calls } from './syscalls.ts';
import { systemError } from './syscalls.ts';

const AT_FDCWD = -100;
const O_RDONLY_CLOEXEC = 0o2000000;
const LONGEST_PATH = 256;
const FIRST_ROOM = 4096;

/** Reads files of `/proc` by three system calls each, at half the price of Node's `fs`. */
export class SmallFileReader {
  readonly #calls: Calls;
  readonly #path = Buffer.alloc(LONGEST_PATH);
  readonly #pathAddress: number;
  #room = Buffer.allocUnsafeSlow(FIRST_ROOM);
  #roomAddress: number;

  constructor(calls: Calls) {
    this.#calls = calls;
    this.#pathAddress = calls.native.address(this.#path);
    this.#roomAddress = calls.native.address(this.#room);
  }

  read(path: string): Uint8Array {
    for (;;) {
      const count = this.#readOnce(path);
      if (count < this.#room.length) return Buffer.from(this.#room.subarray(0, count));
      this.#room = Buffer.allocUnsafeSlow(this.#room.length * 4);
      this.#roomAddress = this.#calls.native.address(this.#room);
    }
  }

  #readOnce(path: string): number {
    const calls = this.#calls;
    this.#path[this.#path.write(path, 0, LONGEST_PATH - 1, 'latin1')] = 0;
    const fd = calls.attempt('openat', AT_FDCWD, this.#pathAddress, O_RDONLY_CLOEXEC, 0, 0);
    if (fd < 0) throw systemError(`open ${path}`, calls.native.errno());
    const count = calls.attempt('read', fd, this.#roomAddress, this.#room.length, 0, 0);
    const errno = count < 0 ? calls.native.errno() : 0;
    calls.attempt('close', fd, 0, 0, 0, 0);
    if (count < 0) throw systemError(`read ${path}`, errno);
    return count;
  }
}
