import type { QueryKey } from './query.ts';

/** A value as it was written. An empty bare one stands where a value is missing. */
export type RawValue =
  | { readonly kind: 'bare'; readonly text: string; readonly offset: number; readonly end: number }
  /** `text` is what stands between the quotes, its escapes resolved. */
  | { readonly kind: 'quoted'; readonly text: string; readonly offset: number; readonly end: number }
  /** `text` is what stands between the slashes. */
  | {
      readonly kind: 'pattern';
      readonly text: string;
      readonly ignoreCase: boolean;
      readonly offset: number;
      readonly end: number;
    };

/** A term as it was written; `offset` is behind its negation, `end` behind its last character. */
export interface RawTerm {
  readonly negated: boolean;
  /** `undefined` where there is no colon. */
  readonly key: QueryKey | undefined;
  readonly values: readonly RawValue[];
  readonly offset: number;
  readonly end: number;
}
