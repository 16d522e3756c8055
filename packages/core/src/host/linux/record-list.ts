/** A growing list of (pid, descriptor, inode) words: no object per descriptor, of which there may be a million. */
export class RecordList {
  #words = new Int32Array(3 * 4096);
  #length = 0;

  push(pid: number, fd: number, inode: number): void {
    if (this.#length === this.#words.length) {
      const larger = new Int32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[this.#length++] = pid;
    this.#words[this.#length++] = fd;
    this.#words[this.#length++] = inode;
  }

  words(): Int32Array {
    return this.#words.subarray(0, this.#length);
  }
}
