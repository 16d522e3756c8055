import { describe, it } from 'vitest';
import { lacking, type Need } from './needs.ts';

/** A `describe` whose tests are left out, in one skip that says why, where the machine lacks something they need. */
export function describeWith(needs: readonly Need[], name: string, body: () => void): void {
  const reason = lacking(needs);
  if (reason === undefined) describe(name, body);
  else it(name, (context) => context.skip(reason));
}
