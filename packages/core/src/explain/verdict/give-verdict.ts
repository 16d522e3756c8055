import { commonEvidence } from './evidence.ts';
import { addressNotHere } from './rules/address-not-here.ts';
import { bindForbidden } from './rules/bind-forbidden.ts';
import { container } from './rules/container.ts';
import { datagramsUntold } from './rules/datagrams-untold.ts';
import { firewall } from './rules/firewall.ts';
import { free } from './rules/free.ts';
import { localhostFamily } from './rules/localhost-family.ts';
import { narrowListener } from './rules/narrow-listener.ts';
import { needsPrivilege } from './rules/needs-privilege.ts';
import { noSuchName } from './rules/no-such-name.ts';
import { nobodyListens } from './rules/nobody-listens.ts';
import { notAccepting } from './rules/not-accepting.ts';
import { notKnown } from './rules/not-known.ts';
import { otherNamespace } from './rules/other-namespace.ts';
import { queueFull } from './rules/queue-full.ts';
import { reserved } from './rules/reserved.ts';
import { reuseportOtherUser } from './rules/reuseport-other-user.ts';
import { stopped } from './rules/stopped.ts';
import { taken } from './rules/taken.ts';
import { takenBoundOnly } from './rules/taken-bound-only.ts';
import { takenByConnection } from './rules/taken-by-connection.ts';
import { takenByTimeWait } from './rules/taken-by-time-wait.ts';
import { takenOtherFamily } from './rules/taken-other-family.ts';
import { takenUnseen } from './rules/taken-unseen.ts';
import { takenWildcard } from './rules/taken-wildcard.ts';
import { twoServers } from './rules/two-servers.ts';
import { refusedThoughServed, unexplained } from './rules/unexplained.ts';
import { works } from './rules/works.ts';
import { wrongProtocol } from './rules/wrong-protocol.ts';
import type { Verdict, WhyQuestion } from './verdict.ts';
import type { VerdictFacts } from './verdict-facts.ts';
import type { VerdictRule } from './verdict-rule.ts';

/** Why it cannot be bound, the surest and most telling reason first. */
const BIND: readonly VerdictRule[] = [
  addressNotHere,
  needsPrivilege,
  reuseportOtherUser,
  takenOtherFamily,
  takenWildcard,
  takenBoundOnly,
  taken,
  bindForbidden,
  takenByConnection,
  takenByTimeWait,
  takenUnseen,
];

/** Somebody listens, and yet it does not go well. */
const SERVED_BADLY: readonly VerdictRule[] = [
  stopped,
  queueFull,
  notAccepting,
  container,
  firewall,
  twoServers,
  localhostFamily,
  wrongProtocol,
  narrowListener,
  refusedThoughServed,
];

/** Nobody listens where it was looked for. */
const NOT_SERVED: readonly VerdictRule[] = [otherNamespace, nobodyListens, unexplained];

/**
 * Which rules are asked in which order. Who did not say whether it is the binding or the reaching that fails has one of
 * the two: a port with a server cannot be bound, one without cannot be reached. So what is odd about the server comes
 * first, then that there is one, then that there is none.
 */
const ORDERS: Readonly<Record<WhyQuestion, readonly VerdictRule[]>> = {
  bind: [noSuchName, ...BIND, free],
  reach: [noSuchName, ...SERVED_BADLY, ...NOT_SERVED, datagramsUntold, works],
  both: [noSuchName, ...SERVED_BADLY, ...BIND, ...NOT_SERVED, datagramsUntold, works, free],
};

/** The one verdict: the first that the facts prove, with everything that was tried as its evidence. */
export function giveVerdict(facts: VerdictFacts): Verdict {
  for (const rule of [reserved, ...ORDERS[facts.question], notKnown]) {
    const conclusion = rule(facts);
    if (conclusion === undefined) continue;
    const { evidence = [], wayOut = [], processes = [], ...rest } = conclusion;
    return { ...rest, evidence: [...evidence, ...commonEvidence(facts, rest.about)], wayOut, processes };
  }
  throw new Error('the last rule applies to everything');
}
