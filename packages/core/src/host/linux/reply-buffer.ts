/** Up to here a reply is copied out, and the buffer used again; a longer one takes the buffer along. */
const MOST_COPIED = 1 << 16;

/**
 * Room that replies of the kernel are read into. Asked again and again, a fresh buffer each time would cost more than
 * the reading.
 */
export class ReplyBuffer {
  bytes: Buffer;
  readonly #firstSize: number;

  constructor(firstSize: number) {
    this.#firstSize = firstSize;
    this.bytes = Buffer.allocUnsafeSlow(firstSize);
  }

  /** Makes room behind the first `used` bytes; true if `bytes` is another buffer now. */
  grow(used: number, room: number): boolean {
    if (this.bytes.length - used >= room) return false;
    const larger = Buffer.allocUnsafeSlow(this.bytes.length * 2);
    this.bytes.copy(larger, 0, 0, used);
    this.bytes = larger;
    return true;
  }

  /** The first `used` bytes, which nothing will write to again. */
  take(used: number): Uint8Array {
    if (used <= MOST_COPIED) return Uint8Array.prototype.slice.call(this.bytes, 0, used);
    const taken = this.bytes.subarray(0, used);
    this.bytes = Buffer.allocUnsafeSlow(this.#firstSize);
    return taken;
  }
}
