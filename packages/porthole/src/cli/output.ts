import { writeSync } from 'node:fs';

/** One of the two streams that a command writes to. */
export interface Output {
  /** Is a person looking at it? */
  readonly isTerminal: boolean;
  /** Columns of the terminal, where there is one and it tells. */
  readonly columns: number | undefined;
  /** Lines of the terminal, likewise. */
  readonly rows?: number | undefined;
  /** The reader went away (EPIPE). Everything written since is dropped, and that is fine. */
  readonly closed: boolean;
  /** The system's error that ended the writing (a full disk ...); `write` threw it. */
  readonly failure: unknown;
  /** Writes the whole text before it returns. `false`: nobody reads any more, so there is no use in going on. */
  write(text: string): boolean;
}

export interface OutputFacts {
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
  readonly rows?: number | undefined;
}

/** For `--quiet`: everything is dropped, and whoever writes in a loop may stop at once. */
export const SILENT: Output = {
  isTerminal: false,
  columns: undefined,
  closed: false,
  failure: undefined,
  write: () => false,
};

/** Longest UTF-8 form of one UTF-16 code unit. */
const MOST_BYTES = 3;
const SCRATCH_BYTES = 1 << 18;
let scratch: Buffer | undefined;

/** The text's bytes, good until the next call: encoding into the same buffer costs a third of making a new one. */
function encode(text: string): Uint8Array {
  if (text.length * MOST_BYTES > SCRATCH_BYTES) return Buffer.from(text);
  scratch ??= Buffer.allocUnsafeSlow(SCRATCH_BYTES);
  return scratch.subarray(0, scratch.write(text));
}

type WriteSome = (bytes: Uint8Array, offset: number) => number;

/**
 * A stream that is written with plain write(2), not with Node's streams: these lose what is still on its way when the
 * process exits, and they cost some milliseconds of the start.
 */
export function createOutput(fd: number, facts: () => OutputFacts): Output {
  return createOutputOf((bytes, offset) => writeSync(fd, bytes, offset), facts);
}

/** The same over any way of writing some of the bytes. `facts` is asked when somebody wants to know, and once. */
export function createOutputOf(writeSome: WriteSome, facts: () => OutputFacts): Output {
  let closed = false;
  let failure: unknown;
  let known: OutputFacts | undefined;
  return {
    get isTerminal() {
      known ??= facts();
      return known.isTerminal;
    },
    get columns() {
      known ??= facts();
      return known.columns;
    },
    get rows() {
      known ??= facts();
      return known.rows;
    },
    get closed() {
      return closed;
    },
    get failure() {
      return failure;
    },
    write(text) {
      if (closed) return false;
      try {
        writeAll(encode(text), writeSome);
        return true;
      } catch (error) {
        closed = codeOf(error) === 'EPIPE';
        if (closed) return false;
        failure = error;
        throw error;
      }
    },
  };
}

/** Write(2) may take a part only, and nothing (EAGAIN) where another process made the pipe non-blocking. */
function writeAll(bytes: Uint8Array, writeSome: WriteSome): void {
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += writeSome(bytes, offset);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      pause();
    }
  }
}

const RETRY_MS = 2;

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}
