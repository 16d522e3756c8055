import type { InterfaceAddress } from '../model/snapshot.ts';

/** How a program of the system ended, and what it wrote. */
export interface ToolOutput {
  readonly status: number;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

/**
 * The one seam a backend reads the machine through, at the level of bytes and names. Everything behind it can be
 * written down and replayed; everything above it is pure. All calls are synchronous: what they read is made by the
 * kernel while one waits. A failed call throws the system's error with its `code` (`ENOENT`, `EACCES`, `ESRCH` ...).
 */
export interface Source {
  /** A file's first bytes (`limit`, default 1 MiB); for `/proc` that is all of it in nearly every case. */
  file(path: string, limit?: number): Uint8Array;
  /** A file of `/proc` that the kernel hands over in one read, whatever its length: `stat`, `cmdline`. */
  smallFile(path: string): Uint8Array;
  /** User id of whom a file belongs to. */
  fileOwner(path: string): number;
  /** Where a symbolic link points. */
  link(path: string): string;
  /** The names in a folder. */
  folder(path: string): readonly string[];
  /** Addresses of the interfaces that are up. */
  interfaces(): readonly InterfaceAddress[];
  /**
   * What a program of the system says that only tells and changes nothing (`nft -j list ruleset`): its words as they are,
   * no shell, limited in time and size.
   */
  tool(command: readonly string[]): ToolOutput;
  hostName(): string;
  /** Wall clock, milliseconds since 1970. */
  nowMs(): number;
  /**
   * The same machine, for a second look at it: what changed since the first is told by what is read here. A live one is
   * itself; of a recording it is what was read later.
   */
  again(): Source;
}

/** The `code` of the error that a recording throws for what was not read when it was made: whether it is there is unknown. */
export const NOT_RECORDED = 'ENODATA';

/** The `code` of a system error, `undefined` for anything else. */
export function errnoCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
