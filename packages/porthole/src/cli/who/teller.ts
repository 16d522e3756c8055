import { sanitize } from '../../view/sanitize.ts';
import type { Page } from '../text/page.ts';

/** What every sentence of `who` needs to know about the one it is told to. */
export interface Teller extends Page {
  readonly nowMs: number;
  /** The user who asks, to say "you". */
  readonly uid: number | undefined;
  readonly home: string | undefined;
  /** A command line that runs porthole with these arguments from where the user is. */
  spell(args: readonly string[]): string;
  /** The command that was given, with more rights; `undefined` where there are no more to have. */
  readonly asRoot: string | undefined;
}

/** Text of unknown origin as it may be shown. */
export function clean({ style }: Pick<Page, 'style'>, text: string): string {
  return sanitize(text, style.ascii ? 'ascii' : 'unicode');
}
