/** The strokes of a tree, all of one width. */
export interface Strokes {
  readonly child: string;
  readonly lastChild: string;
  readonly below: string;
  readonly nothing: string;
}

export function strokesOf(style: { readonly ascii: boolean }): Strokes {
  return style.ascii
    ? { child: '|- ', lastChild: '`- ', below: '|  ', nothing: '   ' }
    : { child: '├─ ', lastChild: '└─ ', below: '│  ', nothing: '   ' };
}

/** Columns of one stroke. */
export const STROKE = 3;

/** The end of a branch in at most this many columns, whole strokes only, with a mark where some were left out. */
export function fitBranch(branch: string, width: number, ellipsis: string): string {
  if (branch.length <= width) return branch;
  const strokes = Math.max(1, Math.floor((width - ellipsis.length) / STROKE));
  return ellipsis + branch.slice(-strokes * STROKE);
}
