/** The characters of the views that are not words, so that each has a form for a terminal without Unicode. */
export interface Symbols {
  /** Something is there. */
  readonly dot: string;
  /** Nothing is there. */
  readonly ring: string;
  readonly warn: string;
  readonly check: string;
  /** This side connected to the other. */
  readonly arrow: string;
  /** The other side connected to this one. */
  readonly back: string;
  /** The mark of a cut. */
  readonly ellipsis: string;
  /** Between a thing and what is said about it. */
  readonly dash: string;
  readonly times: string;
  /** Between two things of the same kind on one line. */
  readonly separator: string;
}

export const UNICODE_SYMBOLS: Symbols = {
  dot: '●',
  ring: '○',
  warn: '▲',
  check: '✓',
  arrow: '→',
  back: '←',
  ellipsis: '…',
  dash: '—',
  times: '×',
  separator: '·',
};

export const ASCII_SYMBOLS: Symbols = {
  dot: '*',
  ring: 'o',
  warn: '!',
  check: '+',
  arrow: '->',
  back: '<-',
  ellipsis: '...',
  dash: '-',
  times: 'x',
  separator: '|',
};
