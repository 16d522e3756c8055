import { readSync } from 'node:fs';

/** Where answers come from. */
export interface Input {
  /** Is there a person at it? */
  readonly isTerminal: boolean;
  /** Waits for one line, without its newline; `undefined` where the input ends before there is any. */
  readLine(): string | undefined;
}

const RETRY_MS = 20;

/**
 * Standard input, read with plain read(2): the program stands still meanwhile, so that Ctrl-C ends it at once and
 * nothing of it goes on behind a question.
 */
export function createInput(fd: number, isTerminal: () => boolean): Input {
  return {
    get isTerminal() {
      return isTerminal();
    },
    readLine() {
      const bytes: number[] = [];
      const one = Buffer.alloc(1);
      for (;;) {
        if (readByte(fd, one) === 0) return bytes.length === 0 ? undefined : Buffer.from(bytes).toString();
        const [byte = 0] = one;
        if (byte === 0x0a) return Buffer.from(bytes).toString();
        bytes.push(byte);
      }
    },
  };
}

/** A terminal that another program made non-blocking says EAGAIN instead of waiting; one that is gone says EIO. */
function readByte(fd: number, into: Buffer): number {
  for (;;) {
    try {
      return readSync(fd, into);
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code === 'EOF' || code === 'EIO') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}
