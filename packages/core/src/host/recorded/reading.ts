/** What one call of the seam gave: bytes, a value that JSON can hold, or the code of the error that it threw. */
export type Outcome =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly code: string };

/** One call of the seam and its outcome: one line of a recording. */
export interface Reading {
  /** The name of the call: `file`, `link`, `sockDiag` ... */
  readonly read: string;
  /** Its argument as text: a path, a kind of request; empty where it takes none. */
  readonly of: string;
  /** 2 for what was read when the machine was looked at again. */
  readonly look: 1 | 2;
  /** Inode of the network namespace that it was read in, where that is another one than the reader's own. */
  readonly network?: string | undefined;
  readonly outcome: Outcome;
}

/** What a reading is found again by. */
export function readingKey({ read, of, look, network = '' }: Omit<Reading, 'outcome'>): string {
  return `${look} ${network} ${read} ${of}`;
}
