import type { Ending } from './conversation.ts';
import type { Hint } from './hints.ts';
import type { Recogniser } from './recogniser.ts';

/** One connection and what to do on it. */
export interface Attempt {
  readonly tls: boolean;
  /** How long to listen before anything is said. */
  readonly listenMs: number;
  /** What to say then; nothing at the level `banner`. */
  readonly payload: Recogniser | undefined;
}

/** An attempt that brought no match. */
export interface Failed {
  readonly attempt: Attempt;
  readonly ending: Ending;
  readonly received: number;
  /** The answer is how a TLS server complains about plain text. */
  readonly asksForTls: boolean;
  /** TLS was agreed on, and nobody knows what is inside. */
  readonly secured: boolean;
}

export interface Circumstances {
  readonly hints: readonly Hint[];
  readonly recognisers: readonly Recogniser[];
  /** Whoever asked said that it is TLS (`https://`). */
  readonly wantsTls: boolean;
  /** How long a server may take to speak first. */
  readonly bannerMs: number;
  readonly deep: boolean;
}

/** A server that speaks first is not interrupted, if only a number or a program that may serve anything is against it. */
const DOUBT_MS = 60;

/** What to try on the next connection, given what was tried; `undefined` when there is nothing left. */
export function nextAttempt(given: Circumstances, failed: readonly Failed[]): Attempt | undefined {
  const isSecured = failed.some(({ secured }) => secured);
  const all = isSecured ? insideTls(given, failed) : candidates(given, failed);
  return all.find((candidate) => !failed.some(({ attempt }) => isSame(attempt, candidate, isSecured)));
}

/** A handshake that failed once fails again, whatever would be said inside; words can be tried one after the other. */
function isSame(a: Attempt, b: Attempt, isSecured: boolean): boolean {
  return a.tls === b.tls && ((a.tls && !isSecured) || a.payload?.id === b.payload?.id);
}

/** TLS it is: now what is inside. */
function insideTls(given: Circumstances, failed: readonly Failed[]): readonly Attempt[] {
  const hinted = given.hints.map((hint) => recogniserOf(hint, given)).filter((each) => each !== undefined);
  const generic = given.recognisers.filter(({ id }) => id === 'http');
  return [...hinted, ...generic, ...afterSilence(given, failed)].map((payload) => ({
    tls: true,
    listenMs: 0,
    payload,
  }));
}

function candidates(given: Circumstances, failed: readonly Failed[]): readonly Attempt[] {
  const { hints, recognisers, bannerMs } = given;
  const listened = failed.some(({ attempt }) => !attempt.tls && attempt.listenMs >= bannerMs);
  const listenMs = listened ? 0 : bannerMs;
  const generic = recognisers.find(({ id }) => id === 'http');
  const wantsTls = given.wantsTls || failed.some(({ asksForTls }) => asksForTls);
  const inTls = (payload: Recogniser | undefined): Attempt => ({ tls: true, listenMs: bannerMs, payload });
  const plain = (payload: Recogniser | undefined, wait: number): Attempt => ({ tls: false, listenMs: wait, payload });
  const attemptsFor = (hint: Hint): Attempt[] => {
    const recogniser = recogniserOf(hint, given);
    if (hint.tls) return [inTls(recogniser ?? generic)];
    if (recogniser === undefined) return [];
    if (recogniser.speaksFirst) return [plain(recogniser.payload === undefined ? generic : recogniser, bannerMs)];
    return [plain(recogniser, failed.length > 0 ? listenMs : hint.by === 'owner' ? 0 : DOUBT_MS)];
  };
  const byOwner = hints.filter(({ by }) => by === 'owner');
  const others = hints.filter(({ by }) => by !== 'owner');
  const likeliest = recogniserOf(hints[0], given) ?? generic;
  return [
    ...(wantsTls ? [inTls(likeliest)] : []),
    ...byOwner.flatMap(attemptsFor),
    // A program that does not understand its own protocol probably wants it inside TLS.
    ...(byOwner.length > 0 ? [inTls(likeliest)] : []),
    ...others.flatMap(attemptsFor),
    plain(generic, listenMs),
    inTls(likeliest),
    ...afterSilence(given, failed).map((each) => plain(each, 0)),
  ];
}

/** What answers neither HTTP nor TLS, by how it parted: PostgreSQL closes, MQTT resets, LDAP and DNS wait. */
function afterSilence({ recognisers, deep }: Circumstances, failed: readonly Failed[]): readonly Recogniser[] {
  const first = failed.find(({ attempt, secured }) => (secured || !attempt.tls) && attempt.payload !== undefined);
  const order = ORDER[first === undefined || first.ending === 'flood' ? 'none' : first.ending];
  const named = order.flatMap((id) => recognisers.filter((recogniser) => recogniser.id === id));
  const rest = recognisers.filter((each) => each.payload !== undefined && each.refines === undefined);
  return deep ? [...new Set([...named, ...rest])] : named;
}

const ORDER: Readonly<Record<'none' | 'end' | 'reset', readonly string[]>> = {
  none: ['ldap', 'dns', 'redis', 'memcached', 'epmd', 'postgresql', 'smb', 'mongodb', 'kafka'],
  end: ['postgresql', 'memcached', 'mqtt', 'ldap', 'smb', 'rdp', 'mongodb', 'kafka'],
  reset: ['mqtt', 'postgresql', 'ldap', 'rdp', 'mongodb', 'kafka'],
};

/** The one that tells the hinted service from its own payload, or from its banner. */
function recogniserOf(hint: Hint | undefined, { recognisers }: Circumstances): Recogniser | undefined {
  if (hint === undefined) return undefined;
  const { id, over } = hint.service;
  const own = recognisers.find(({ services, refines }) => refines === undefined && services[0] === id);
  // What is a use of HTTP is found through HTTP, and refined after that.
  return own ?? recognisers.find(({ services, refines }) => refines === undefined && services[0] === over);
}
