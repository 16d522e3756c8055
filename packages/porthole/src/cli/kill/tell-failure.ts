import type { PortholeError } from '@porthole/core';
import { printHeadline } from '../text/labelled-lines.ts';
import { clean } from '../who/teller.ts';
import type { KillAsk } from './kill-request.ts';
import type { Settled } from './settled.ts';

/** One of several targets that could not be dealt with. */
export function tellFailure(asked: KillAsk, error: PortholeError): Settled {
  const answer = {
    target: asked.text,
    outcome: 'failed' as const,
    plan: undefined,
    result: undefined,
    connection: undefined,
    error,
    gaps: [],
  };
  return {
    answer,
    facts: new Map(),
    lines: (teller) =>
      printHeadline(
        [
          { role: 'bad', text: `${teller.style.symbols.warn} ${clean(teller, asked.text)}` },
          `: ${clean(teller, error.message)}`,
        ],
        teller,
      ),
  };
}
