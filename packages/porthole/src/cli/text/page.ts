import type { Style } from '../../view/style.ts';

/** What lines are written on. */
export interface Page {
  readonly style: Style;
  /** Columns; `undefined`: no limit, so nothing is broken or cut. */
  readonly width: number | undefined;
}
