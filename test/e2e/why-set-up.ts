import path from 'node:path';
import type { Need } from '../world/needs.ts';
import type { Situation } from '../world/situation.ts';

/** One thing that is wrong (or not), made real, and the verdict on it. */
export interface WhySetUp {
  /** What was made for it. */
  readonly name: string;
  readonly situations?: readonly Situation[];
  /** The words behind `why`. */
  readonly ask: readonly string[];
  /** Before the words that run it: another user, other files. */
  readonly as?: readonly string[];
  readonly code: string;
  /** What the machine must have for it beyond what all need. */
  readonly needs?: readonly Need[];
  readonly status: 0 | 1 | 3;
  /** The sentence says this. `PID` stands for the process of the first situation. */
  readonly says: RegExp | string;
}

/** The words that make a command one that may not bind, or not connect. */
export const forbid = (what: 'bind' | 'connect') => [
  '/usr/bin/python3',
  path.resolve(import.meta.dirname, '../world/forbid.py'),
  what,
];
