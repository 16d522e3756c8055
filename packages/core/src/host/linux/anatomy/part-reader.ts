import type { Gap, GapReason } from '../../../model/gap.ts';
import { errnoCode, type Source } from '../../source.ts';

type Reads = Pick<Source, 'file' | 'smallFile' | 'link' | 'folder'>;

/** Reads the files of one process, and keeps in mind what could not be read. */
export class PartReader {
  readonly source: Reads;
  /** Where they are: `/proc/PID`, or the folder of a thread that lives on. */
  readonly folder: string;
  readonly #missing = new Map<GapReason, Set<string>>();

  constructor(source: Reads, folder: string) {
    this.source = source;
    this.folder = folder;
  }

  /** A file that the kernel hands over in one read, whatever its length. */
  small<Result>(name: string, what: string, parse: (bytes: Uint8Array) => Result): Result | undefined {
    return this.read(what, () => parse(this.source.smallFile(`${this.folder}/${name}`)));
  }

  /** Whatever is read by one call or several; what fails is missing as `what`. */
  read<Result>(what: string, call: () => Result): Result | undefined {
    try {
      return call();
    } catch (error) {
      this.miss(what, reasonOf(error));
      return undefined;
    }
  }

  miss(what: string, reason: GapReason): void {
    const names = this.#missing.get(reason);
    if (names === undefined) this.#missing.set(reason, new Set([what]));
    else names.add(what);
  }

  gaps(pid: number): Gap[] {
    return [...this.#missing].map(([reason, names]) => ({
      what: 'process',
      reason,
      count: 1,
      detail: `process ${pid}: ${[...names].join(', ')} could not be read`,
      remedy: reason === 'permission' ? 'root' : reason === 'unsupported' ? 'newer-kernel' : 'again',
    }));
  }
}

/** A file that is not there belongs to a kernel without it: a process that ended says ESRCH, or is found out later. */
export function reasonOf(error: unknown): 'permission' | 'unsupported' | 'gone' {
  const code = errnoCode(error);
  if (code === 'EACCES' || code === 'EPERM') return 'permission';
  return code === 'ENOENT' ? 'unsupported' : 'gone';
}
