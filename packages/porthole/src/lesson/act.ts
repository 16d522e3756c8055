import type { ProgramName } from './programs.ts';

/**
 * What must be true on the live machine. Texts may hold `{names}` of values (see `values.ts`). A `filter` is of
 * porthole's own language and is asked of all sockets there are; a path is one into the JSON of what was found.
 */
export type Expectation =
  | { readonly filter: string; readonly count: number }
  | { readonly filter: string; readonly atLeast: number }
  | { readonly filter: string; readonly every: Readonly<Record<string, string | number | boolean>> }
  | { readonly process: string; readonly has: Readonly<Record<string, string>> }
  | { readonly unixSocketsOf: string; readonly atLeast: number }
  | { readonly differ: readonly string[] }
  | { readonly same: readonly string[] }
  | { readonly between: readonly [value: string, first: string, last: string] }
  /** Most of the numbers. */
  | { readonly mostly: 'even' | 'odd'; readonly of: readonly string[] };

/** One thing that happens in an act. `when` names a value without which the step is left out. */
export type Step = { readonly when?: string } & (
  | { readonly kind: 'say'; readonly text: string }
  | {
      readonly kind: 'ask';
      readonly question: string;
      readonly choices: readonly string[];
      /** Index of the right choice. */
      readonly right: number;
      readonly because: string;
    }
  /** Starts a program under a name and waits for what it says of itself, which become values `as.pid`, `as.lent` ... */
  | {
      readonly kind: 'start';
      readonly as: string;
      readonly program: ProgramName;
      readonly at?: string;
      /** What it says of itself is kept from the reader, who is to find it out. */
      readonly secret?: true;
    }
  /** The same for a program that has to fail at once, with this on its lips. */
  | {
      readonly kind: 'fail';
      readonly as: string;
      readonly program: ProgramName;
      readonly at?: string;
      readonly saying: string;
    }
  | { readonly kind: 'stop'; readonly who: string }
  /** Looks at all sockets that match, until everything expected holds or some seconds are over. */
  | { readonly kind: 'look'; readonly filter: string; readonly expect: readonly Expectation[] }
  /** Takes a living process apart. */
  | { readonly kind: 'dissect'; readonly who: string }
  /** Draws the way from a process to the one it talks to. */
  | { readonly kind: 'path'; readonly from: string }
  | { readonly kind: 'code'; readonly file: string }
  /** The numbers in the header of a packet: of the experiment itself where that may be seen, else of a recording. */
  | { readonly kind: 'header' }
  /** The ruler of all ports, with what this system lends. */
  | { readonly kind: 'classes' }
  /** What the protocols of these ports are for. */
  | { readonly kind: 'protocols'; readonly ports: readonly number[] }
  /** Commands for another terminal, as words of porthole or of the shell. */
  | { readonly kind: 'try'; readonly commands: readonly string[] }
  /** The reader finds out who holds the port of one of these. */
  | { readonly kind: 'quiz'; readonly among: readonly string[] }
);

/** A sentence that holds exactly, and how that is seen here and now. */
export interface Exactly {
  readonly says: string;
  /** What has to be there for it, started without many words. */
  readonly first?: readonly Step[];
  readonly expect: readonly Expectation[];
  /** What was seen, with its values. */
  readonly seen: string;
  readonly when?: string;
}

/** One act of the lesson: what happens in it, and what is said more exactly at its end. Its programs end with it. */
export interface Act {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
  readonly exactly: readonly Exactly[];
}
