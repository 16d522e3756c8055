import type { Clock } from '../clock.ts';
import type { Lease } from './lease.ts';
import { type LeaseFacts, leaseEnd } from './lease-end.ts';
import type { LeaseFolder } from './lease-folder.ts';
import type { LeaseName } from './lease-name.ts';

/** A lease that counts, and its file. */
export interface LiveLease {
  readonly file: LeaseName;
  /** `undefined`: its file may not be read, so nobody knows for whom the port is kept. */
  readonly lease: Lease | undefined;
}

/** Something that is no lease was where one should be. `keptAs`: where it is now. */
export interface DamagedLease {
  readonly path: string;
  readonly keptAs: string;
}

export type Claim =
  | { readonly kind: 'claimed'; readonly file: LeaseName }
  /** Somebody else has the port, or has one for the same name. */
  | { readonly kind: 'in-the-way'; readonly other: LiveLease };

/** How long a claim waits for later ones to give way before it gives way itself. */
const MOST_WAIT_MS = 500;
const PAUSE_MS = 5;

/**
 * The leases of a user on this machine.
 *
 * Any number of processes use it at once, and each may be killed between any two system calls. There is no lock that one
 * of them could leave behind. Who wants a port adds a claim of its own and lists the others afterwards: of two that want
 * the same, the one that came later finds the other's. Who finds another claim gives way, or, if all others are claims
 * with a later name, waits until they did. Only a list without any other gives it the port, so never do two of them get
 * it. A claim ends with its process; it becomes a lease by a second file, which is there before the first one goes.
 */
export class LeaseRegistry {
  readonly damaged: DamagedLease[] = [];
  readonly #folder: LeaseFolder;
  readonly #facts: () => LeaseFacts;
  readonly #clock: Clock;

  constructor(folder: LeaseFolder, facts: () => LeaseFacts, clock: Clock) {
    this.#folder = folder;
    this.#facts = facts;
    this.#clock = clock;
  }

  /** The leases that count, by port. With `sweep`, the files of those that have ended are removed. */
  async live({ sweep }: { readonly sweep: boolean }): Promise<LiveLease[]> {
    if (sweep) this.#folder.sweepTemporary(this.#facts().nowMs);
    const live = await this.#living(this.#folder.list(), sweep);
    return live.sort((a, b) => a.file.port - b.file.port);
  }

  /**
   * Claims the port of a lease, which says `pending`, for as long as its owner runs. Nobody else can claim the port, or
   * another one for the same name, until the claim is given up (`remove`) or made to last (`settle`).
   */
  async claim(lease: Lease, signal?: AbortSignal): Promise<Claim> {
    const file = this.#folder.add(lease);
    try {
      const other = await this.#whoIsInTheWay(file, signal);
      if (other === undefined) return { kind: 'claimed', file };
      this.#folder.remove(file);
      return { kind: 'in-the-way', other };
    } catch (error) {
      this.#folder.remove(file);
      throw error;
    }
  }

  /**
   * Makes a claim last, or gives a lease to another owner. It gets a file of its own before the old one goes: whoever
   * read that, and finds its owner gone by now, removes no more than that.
   */
  settle(file: LeaseName, lease: Lease): LeaseName {
    const settled = this.#folder.add(lease);
    this.#folder.remove(file);
    return settled;
  }

  /** Puts off the end of a lease whose owner stays the same. */
  renew(file: LeaseName, lease: Lease): void {
    this.#folder.replace(file, lease);
  }

  /** Brings back a lease that was removed. */
  restore(lease: Lease): void {
    this.#folder.add(lease);
  }

  remove(file: LeaseName): void {
    this.#folder.remove(file);
  }

  async #whoIsInTheWay(file: LeaseName, signal: AbortSignal | undefined): Promise<LiveLease | undefined> {
    const { port, key, id } = file;
    for (let waitedMs = 0; ; ) {
      const rivals = this.#folder
        .list()
        .filter((each) => each.id !== id && (each.port === port || (key !== 'any' && each.key === key)));
      if (rivals.length === 0) return undefined;
      const others = await this.#living(rivals, true);
      // Those that have ended are gone by now. But what was read as a claim may have become a lease in another file since.
      if (others.length === 0) continue;
      const first = others.find((each) => each.lease?.state !== 'pending' || each.file.id < id);
      if (first !== undefined || waitedMs >= MOST_WAIT_MS) return first ?? others[0];
      await this.#clock.sleep(PAUSE_MS, signal);
      waitedMs += PAUSE_MS;
    }
  }

  async #living(names: readonly LeaseName[], sweep: boolean): Promise<LiveLease[]> {
    const facts = this.#facts();
    const living: LiveLease[] = [];
    for (const file of names) {
      const found = this.#folder.read(file);
      if (found.kind === 'lease') {
        if ((await leaseEnd(found.lease, facts)) === undefined) living.push({ file, lease: found.lease });
        else if (sweep) this.#folder.remove(file);
      } else if (found.kind === 'hidden') living.push({ file, lease: undefined });
      else if (found.kind === 'bad') this.#setAside(file);
    }
    return living;
  }

  #setAside(file: LeaseName): void {
    const keptAs = this.#folder.setAside(file);
    if (keptAs !== undefined) this.damaged.push({ path: `${this.#folder.path}/${file.file}`, keptAs });
  }
}
