import type { BindTrial } from '../../model/bind-trial.ts';
import { blockersOf } from './pick-sockets.ts';
import type { VerdictFacts } from './verdict-facts.ts';

/** What binding it as most servers do (with SO_REUSEADDR; UDP without) came to, at the first address that fails. */
export function usualFailure({ binds }: Pick<VerdictFacts, 'binds'>): BindTrial | undefined {
  return binds?.find((trial) => isUsual(trial) && trial.code !== undefined && trial.code !== 'EAFNOSUPPORT');
}

/** The same for a program that shares nothing: it fails also over what connections leave behind. */
export function plainFailure({ binds }: Pick<VerdictFacts, 'binds'>): BindTrial | undefined {
  return binds?.find(({ reuse, code }) => reuse === 'none' && code === 'EADDRINUSE');
}

/** Is the port taken for who binds it as most servers do? Concluded from the sockets where it was not tried. */
export function isTaken(facts: VerdictFacts): boolean {
  if (facts.binds === undefined) return blockersOf(facts).length > 0;
  const code = usualFailure(facts)?.code;
  // Without the right to bind it, the system does not come to say whether it is taken.
  return code === 'EADDRINUSE' || (code === 'EACCES' && blockersOf(facts).length > 0);
}

function isUsual({ protocol, reuse }: BindTrial): boolean {
  return protocol === 'udp' ? reuse === 'none' : reuse === 'address';
}
