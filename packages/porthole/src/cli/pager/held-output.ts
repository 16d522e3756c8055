import type { Output } from '../output.ts';

/** A stream that keeps what is written to it, and looks like the one that it stands for. */
export interface HeldOutput extends Output {
  readonly text: string;
}

export function holdOutput(output: Output): HeldOutput {
  const pieces: string[] = [];
  return {
    isTerminal: output.isTerminal,
    columns: output.columns,
    rows: output.rows,
    closed: false,
    failure: undefined,
    get text() {
      return pieces.join('');
    },
    write(text) {
      pieces.push(text);
      return true;
    },
  };
}
