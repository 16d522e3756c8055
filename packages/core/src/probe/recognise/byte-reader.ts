/**
 * Reads from the front of some bytes. Every read returns undefined, and reads nothing, where the bytes end before it:
 * what is there so far may be the beginning of something longer.
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
    return this.left < 1 ? undefined : this.view.getUint8(this.passed(1));
  }

  u16(littleEndian = false): number | undefined {
    return this.left < 2 ? undefined : this.view.getUint16(this.passed(2), littleEndian);
  }

  u24(littleEndian = false): number | undefined {
    if (this.left < 3) return undefined;
    const at = this.passed(3);
    const [a, b, c] = [this.view.getUint8(at), this.view.getUint8(at + 1), this.view.getUint8(at + 2)];
    return littleEndian ? (c << 16) | (b << 8) | a : (a << 16) | (b << 8) | c;
  }

  u32(littleEndian = false): number | undefined {
    return this.left < 4 ? undefined : this.view.getUint32(this.passed(4), littleEndian);
  }

  take(count: number): Uint8Array | undefined {
    if (count < 0 || this.left < count) return undefined;
    const at = this.passed(count);
    return this.bytes.subarray(at, at + count);
  }

  /** What is before the next zero byte, which is read too; undefined where there is none within `limit` bytes. */
  untilZero(limit: number): Uint8Array | undefined {
    const end = this.bytes.subarray(this.at, this.at + limit).indexOf(0);
    if (end < 0) return undefined;
    const found = this.take(end);
    this.at++;
    return found;
  }

  private passed(count: number): number {
    const at = this.at;
    this.at += count;
    return at;
  }
}
