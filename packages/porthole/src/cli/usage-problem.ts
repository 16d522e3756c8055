/**
 * What is wrong with the words of the command line, as data: parsing is on the way of every start, so only what shows
 * a problem loads the means to do it.
 */
export interface UsageProblem {
  /** A sentence. */
  readonly message: string;
  /** What to try, as a sentence. */
  readonly hint?: string | undefined;
  /** A command that helps, as its arguments: only the program knows how it is called from here. */
  readonly command?: readonly string[] | undefined;
  /** The word that is not known, and those that are: for "did you mean". */
  readonly word?: string | undefined;
  readonly candidates?: readonly string[] | undefined;
}
