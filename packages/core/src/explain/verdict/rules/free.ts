import { usualFailure } from '../bind-outcome.ts';
import { saw } from '../evidence.ts';
import { blockersOf } from '../pick-sockets.ts';
import type { VerdictFacts } from '../verdict-facts.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { run } from '../ways-out.ts';

/** Nothing is wrong with binding it. */
export const free: VerdictRule = (facts) => {
  if (!facts.isHere || usualFailure(facts) !== undefined || blockersOf(facts).length > 0) return undefined;
  const families = facts.host.kind === 'any' ? ', IPv4 and IPv6' : '';
  const sure = facts.binds?.some(({ code }) => code === undefined) ?? false;
  return {
    code: 'free',
    about: 'bind',
    outcome: sure ? 'fine' : 'unknown',
    sentence: sure
      ? `Nothing is wrong: ${facts.subject} is free, and you can bind it (${facts.protocol}${families}).`
      : `No socket has ${facts.subject}, but whether it can be bound was not tried.`,
    evidence: tellRanges(facts),
    wayOut: [run('Keep it for a moment (a lease on it):', 'free', String(facts.port))],
  };
};

/** That the system lends the number out makes a free one taken at any moment. */
function tellRanges({ ranges: { ephemeral, reserved }, port }: VerdictFacts) {
  const keeps = reserved?.some(({ first, last }) => port >= first && port <= last) ?? false;
  if (keeps) return [saw('range', 'it is kept back from lending (net.ipv4.ip_local_reserved_ports), and can be bound')];
  if (ephemeral === undefined || port < ephemeral.first || port > ephemeral.last) return [];
  const text = `this system lends ${ephemeral.first}-${ephemeral.last} to programs that connect: one may get it at any moment`;
  return [saw('range', text)];
}
