/** The strokes of a tree, each three columns wide. */
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

/** The end of a branch in at most this many columns: what is nearest to the text is worth most. */
export function fitBranch(branch: string, width: number): string {
  return branch.length <= width ? branch : branch.slice(Math.max(0, branch.length - width));
}
