/**
 * Reads from the front of some bytes. Where the bytes end before a read does, it returns undefined, and so does every
 * read after it: what is there so far may be the beginning of something longer.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;
  private readonly view: DataView;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return Math.max(0, this.bytes.length - this.at);
  }

  u8(): number | undefined {
    const at = this.pass(1);
    return at === undefined ? undefined : this.view.getUint8(at);
  }

  u16(littleEndian = false): number | undefined {
    const at = this.pass(2);
    return at === undefined ? undefined : this.view.getUint16(at, littleEndian);
  }

  u24(littleEndian = false): number | undefined {
    const at = this.pass(3);
    if (at === undefined) return undefined;
    const [a, b, c] = [this.view.getUint8(at), this.view.getUint8(at + 1), this.view.getUint8(at + 2)];
    return littleEndian ? (c << 16) | (b << 8) | a : (a << 16) | (b << 8) | c;
  }

  u32(littleEndian = false): number | undefined {
    const at = this.pass(4);
    return at === undefined ? undefined : this.view.getUint32(at, littleEndian);
  }

  take(count: number): Uint8Array | undefined {
    const at = this.pass(count);
    return at === undefined ? undefined : this.bytes.subarray(at, at + count);
  }

  /** What is before the next zero byte, which is read too; undefined where there is none within `limit` bytes. */
  untilZero(limit: number): Uint8Array | undefined {
    const end = this.bytes.subarray(this.at, this.at + limit).indexOf(0);
    const found = this.take(end);
    this.pass(1);
    return found;
  }

  /** Where the next `count` bytes begin, which are then behind; a negative count is one too many. */
  private pass(count: number): number | undefined {
    if (count < 0 || count > this.left) {
      this.at = this.bytes.length;
      return undefined;
    }
    const at = this.at;
    this.at += count;
    return at;
  }
}
