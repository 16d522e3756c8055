import type { BindTrial } from '../../model/bind-trial.ts';
import { blockersOf } from './pick-sockets.ts';
import type { VerdictFacts, VerdictHost } from './verdict-facts.ts';

/** What binding it as most servers do (with SO_REUSEADDR; UDP without) came to, at the first address that fails. */
export function usualFailure({ binds, host }: Pick<VerdictFacts, 'binds' | 'host'>): BindTrial | undefined {
  return binds?.find((trial) => isUsual(trial) && isFailure(trial, host));
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

/** A family that this machine does not have is none where nobody asked for it. */
function isFailure({ code }: BindTrial, host: VerdictHost): boolean {
  if (code === 'EAFNOSUPPORT' || code === 'EADDRNOTAVAIL') return host.kind === 'address';
  return code !== undefined;
}

function isUsual({ protocol, reuse }: BindTrial): boolean {
  return protocol === 'udp' ? reuse === 'none' : reuse === 'address';
}
