/** Who holds which socket: records of (pid, descriptor, inode), found again by inode. */
export interface HeldBy {
  readonly pid: number;
  readonly fds: number[];
}

const WORDS = 3;

export class HolderTable {
  readonly #records: Int32Array;
  /** First record of each inode; `#next` leads to its further ones. */
  readonly #first = new Map<number, number>();
  #next: Int32Array | undefined;

  constructor(records: Int32Array) {
    this.#records = records;
    const first = this.#first;
    for (let at = 0; at < records.length; at += WORDS) {
      const inode = records[at + 2] as number;
      // An inode of 0 is that of sockets which no process can hold: it never matches.
      if (inode === 0) continue;
      const earlier = first.get(inode);
      if (earlier !== undefined) {
        this.#next ??= new Int32Array(records.length / WORDS).fill(-1);
        this.#next[at / WORDS] = earlier;
      }
      first.set(inode, at);
    }
  }

  has(inode: number): boolean {
    return this.#first.has(inode | 0);
  }

  /** Every holder of one socket, by pid, each with its descriptors; a descriptor seen twice counts once. */
  of(inode: number): HeldBy[] {
    let at = this.#first.get(inode | 0);
    if (at === undefined) return [];
    if (this.#next === undefined || this.#next[at / WORDS] === -1) return [this.#heldBy(at)];
    const byPid = new Map<number, Set<number>>();
    for (; at !== undefined && at >= 0; at = this.#next[at / WORDS]) {
      const pid = this.#records[at] as number;
      const fds = byPid.get(pid);
      if (fds === undefined) byPid.set(pid, new Set([this.#records[at + 1] as number]));
      else fds.add(this.#records[at + 1] as number);
    }
    return [...byPid]
      .map(([pid, fds]) => ({ pid, fds: [...fds].sort((a, b) => a - b) }))
      .sort((a, b) => a.pid - b.pid);
  }

  /** Adds the pids of one socket's holders to `pids`, without making anything. */
  addPids(inode: number, pids: Set<number>): void {
    let at = this.#first.get(inode | 0) ?? -1;
    for (; at >= 0; at = this.#next?.[at / WORDS] ?? -1) pids.add(this.#records[at] as number);
  }

  #heldBy(at: number): HeldBy {
    return { pid: this.#records[at] as number, fds: [this.#records[at + 1] as number] };
  }
}
