/** One process that holds a socket, with its descriptors of it. */
export interface HeldBy {
  readonly pid: number;
  readonly fds: readonly number[];
}

const WORDS = 3;

/**
 * Who holds which socket: records of (pid, descriptor, inode), found again by inode. Made for a hundred thousand
 * records in a program that runs a tenth of a second: a record is found by its place, and nothing is made of it before
 * somebody asks.
 */
export class HolderTable {
  private readonly records: Int32Array;
  /** Last record of each inode; `earlier` leads from it to the ones before. */
  private readonly last = new Map<number, number>();
  private earlier: Int32Array | undefined;

  constructor(records: Int32Array) {
    this.records = records;
    const last = this.last;
    for (let at = 0; at < records.length; at += WORDS) {
      const inode = records[at + 2] as number;
      // An inode of 0 is that of sockets which no process can hold: it never matches.
      if (inode === 0) continue;
      const before = last.get(inode);
      if (before !== undefined) this.link(at, before);
      last.set(inode, at);
    }
  }

  /** The place of a socket's last record, -1 where nobody holds it. */
  find(inode: number): number {
    const at = this.last.get(inode | 0);
    return at === undefined ? -1 : at;
  }

  pidAt(at: number): number {
    return this.records[at] as number;
  }

  fdAt(at: number): number {
    return this.records[at + 1] as number;
  }

  /** The place of the record before this one of the same socket, or -1. */
  before(at: number): number {
    return this.earlier === undefined ? -1 : (this.earlier[at / WORDS] as number);
  }

  /** Every holder of the socket whose last record is at `at`, by pid; a descriptor seen twice counts once. */
  holdersAt(at: number): HeldBy[] {
    if (this.before(at) < 0) return [{ pid: this.pidAt(at), fds: [this.fdAt(at)] }];
    const byPid = new Map<number, Set<number>>();
    for (let place = at; place >= 0; place = this.before(place)) {
      const pid = this.pidAt(place);
      const fds = byPid.get(pid);
      if (fds === undefined) byPid.set(pid, new Set([this.fdAt(place)]));
      else fds.add(this.fdAt(place));
    }
    return [...byPid].map(([pid, fds]) => ({ pid, fds: [...fds].sort((a, b) => a - b) })).sort((a, b) => a.pid - b.pid);
  }

  private link(at: number, before: number): void {
    this.earlier ??= new Int32Array(this.records.length / WORDS).fill(-1);
    this.earlier[at / WORDS] = before;
  }
}
