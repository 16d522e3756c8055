import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { errnoCode } from '../../host/source.ts';
import type { Lease } from './lease.ts';
import { parseLease, printLease } from './lease-codec.ts';
import { type LeaseName, newLeaseName, parseLeaseName } from './lease-name.ts';

/** What a file was found to be. `hidden`: there is one, but it may not be read. */
export type LeaseFile =
  | { readonly kind: 'lease'; readonly lease: Lease }
  | { readonly kind: 'gone' | 'bad' | 'hidden' };

/** No lease is longer: what is, is none. */
const MOST_BYTES = 64 * 1024;
const MAX_TEMPORARY_AGE_MS = 60_000;
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK, O_WRONLY, O_CREAT, O_EXCL } = constants;

/**
 * The files of the leases, one for each. All that the registry promises rests on two properties: a file appears whole or
 * not at all (rename(2)), and no name is used twice, so that who removes a file never removes another one's.
 * @throws the system's error wherever nothing else is said
 */
export class LeaseFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * Makes the folder, for nobody but this user, and sees to it that it stays so. Root makes none among the files of
   * another user, who could not use it any more.
   * @returns `foreign`: it belongs to somebody else, and nothing was done. `aside`: the new name of what was in its place
   * and was no folder.
   */
  prepare(uid: number | undefined): 'foreign' | { readonly aside: string | undefined } {
    if (uid === 0 && ownerOfNearest(this.path) !== 0) return 'foreign';
    const aside = this.#clearPlace();
    makeFolder(this.path);
    const { uid: owner, mode } = statSync(this.path);
    if (uid !== undefined && owner !== uid) return 'foreign';
    if (uid !== undefined && (mode & 0o077) !== 0) chmodSync(this.path, 0o700);
    return { aside };
  }

  #clearPlace(): string | undefined {
    try {
      if (lstatSync(this.path).isDirectory()) return undefined;
    } catch (error) {
      if (errnoCode(error) === 'ENOENT') return undefined;
      throw error;
    }
    const aside = `${this.path}.damaged-${randomBytes(4).toString('hex')}`;
    renameSync(this.path, aside);
    return aside;
  }

  list(): LeaseName[] {
    return readdirSync(this.path)
      .map(parseLeaseName)
      .filter((name) => name !== undefined);
  }

  read(name: LeaseName): LeaseFile {
    let fd: number | undefined;
    try {
      fd = openSync(join(this.path, name.file), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
      const facts = fstatSync(fd);
      if (!facts.isFile() || facts.size > MOST_BYTES) return { kind: 'bad' };
      const lease = parseLease(readFileSync(fd, 'utf8'));
      return lease === undefined || lease.port !== name.port ? { kind: 'bad' } : { kind: 'lease', lease };
    } catch (error) {
      const code = errnoCode(error);
      if (code === 'ENOENT') return { kind: 'gone' };
      if (code === 'EACCES' || code === 'EPERM') return { kind: 'hidden' };
      // A symbolic link, or a socket. Whatever else fails (EMFILE, EIO ...) says nothing about the lease.
      if (code === 'ELOOP' || code === 'ENXIO') return { kind: 'bad' };
      throw error;
    } finally {
      if (fd !== undefined) closeSync(fd);
    }
  }

  add(lease: Lease): LeaseName {
    const name = newLeaseName(lease);
    this.#write(name, lease);
    return name;
  }

  replace(name: LeaseName, lease: Lease): void {
    this.#write(name, lease);
  }

  /** Whoever finds it gone already has what he wanted. */
  remove(name: LeaseName): void {
    try {
      unlinkSync(join(this.path, name.file));
    } catch (error) {
      if (errnoCode(error) !== 'ENOENT') throw error;
    }
  }

  /** Keeps a file that is no lease where somebody can look at it; gives its new path, `undefined` if it is gone. */
  setAside(name: LeaseName): string | undefined {
    const folder = `${this.path}.damaged`;
    makeFolder(folder);
    const kept = join(folder, name.file);
    try {
      renameSync(join(this.path, name.file), kept);
      return kept;
    } catch (error) {
      if (errnoCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Removes what was left of writers that were killed between two calls. */
  sweepTemporary(nowMs: number): void {
    for (const file of readdirSync(this.path)) {
      if (!isTemporary(file)) continue;
      const path = join(this.path, file);
      try {
        if (nowMs - lstatSync(path).mtimeMs > MAX_TEMPORARY_AGE_MS) unlinkSync(path);
      } catch (error) {
        if (errnoCode(error) !== 'ENOENT') throw error;
      }
    }
  }

  #write(name: LeaseName, lease: Lease): void {
    const temporary = join(this.path, `.${randomBytes(12).toString('hex')}.writing`);
    try {
      const fd = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
      try {
        writeFileSync(fd, printLease(lease));
        // One of a project is to outlive a loss of power; the others mean nothing after it.
        if (lease.kind === 'project') fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      renameSync(temporary, join(this.path, name.file));
    } catch (error) {
      removeQuietly(temporary);
      throw error;
    }
  }
}

/** With those above it. (Node's own `recursive` never ends where the system says ENOENT whatever is there: in /proc.) */
function makeFolder(path: string): void {
  const above = dirname(path);
  if (above !== path && !existsSync(above)) makeFolder(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // There already, or made by somebody else meanwhile.
    if (errnoCode(error) !== 'EEXIST') throw error;
  }
}

/** Whose the path is, or what of it there is. */
function ownerOfNearest(path: string): number {
  return existsSync(path) || dirname(path) === path ? statSync(path).uid : ownerOfNearest(dirname(path));
}

function isTemporary(file: string): boolean {
  return /^\.[0-9a-f]{24}\.writing$/.test(file);
}

/** On the way out of a failure, which is what has to be told. */
function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Not there, or not to be removed: whoever sweeps next tries again.
  }
}
