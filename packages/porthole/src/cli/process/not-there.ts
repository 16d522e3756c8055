import type { ProcessAnatomy } from '@porthole/core';
import type { LabelledRow } from '../text/labelled-lines.ts';

/** Why a process has no part of this kind to show: it has none, or it may not be seen. */
export function notThere(label: string, { kernelThread, state }: ProcessAnatomy, ofKernel: string): LabelledRow {
  return { label, value: [kernelThread ? ofKernel : state === 'zombie' || state === 'dead' ? ENDED : UNSEEN] };
}

const ENDED = 'none any more: it has ended, and waits for its parent to take note of it';

/** What is said of a part that is there and may not be looked at; the note at the end tells what would show it. */
export const UNSEEN = 'not to be seen with these rights';
