import type { Host } from '../../host/host.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Protocol, Socket } from '../../model/socket.ts';
import type { Clock } from '../clock.ts';
import type { KeptFor } from './free-port-options.ts';
import type { Lease, LeaseOwner } from './lease.ts';
import { type LeaseName, leaseKey } from './lease-name.ts';
import type { LeaseRegistry, LiveLease } from './lease-registry.ts';
import { leaseOwner } from './open-registry.ts';
import { canBind, tryBinds } from './port-trial.ts';
import { readBound } from './read-bound.ts';

/** What a lease is looked for with. */
export interface LeaseWish {
  readonly host: Host;
  readonly protocol: Protocol;
  /** The ports to try, in their order. */
  candidates(): Iterable<number>;
  /** Will a port do that the project was given before? */
  suits(port: number): boolean;
  /** Every socket that is there for a port of its own. */
  readonly bound: Snapshot;
  /** When `bound` began to be read. */
  readonly lookedAtMs: number;
  readonly keptFor: KeptFor;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  nowMs(): number;
}

export interface TakenLease {
  readonly file: LeaseName;
  readonly lease: Lease;
  /** Who has the port already, of a project that was given it before. */
  readonly holders: readonly Socket[];
}

const CALLER_LASTS_MS = 60_000;
/** A project that has not asked for so long has no use for its port. */
const PROJECT_LASTS_MS = 180 * 24 * 3_600_000;
/** How long others may take to find out whether a port is free that nothing else speaks against. */
const PATIENCE_MS = 3000;
const PAUSE_MS = 10;
const SECOND_LOOK_MS = 50;

/** Takes a lease on the first of the candidates that is free; `undefined` where none is. */
export async function takeLease(registry: LeaseRegistry, wish: LeaseWish): Promise<TakenLease | undefined> {
  const draft = await draftLease(wish);
  for (let waitedMs = 0; ; waitedMs += PAUSE_MS) {
    const live = await registry.live({ sweep: true });
    const known = findKnown(live, wish);
    if (known !== undefined && wish.suits(known.lease.port)) return renew(registry, known, wish);
    // A name has one port, and another place is asked for: the port moves there, if there is one.
    if (known !== undefined) registry.remove(known.file);
    const found = await tryCandidates(registry, await dropUsed(registry, live, wish), draft, wish);
    if (known !== undefined && (found === undefined || found === 'undecided')) registry.restore(known.lease);
    if (found !== 'undecided') return found;
    if (waitedMs >= PATIENCE_MS) return undefined;
    await wish.clock.sleep(PAUSE_MS, wish.signal);
  }
}

/** `undecided`: only claims that are not settled yet stand in the way. */
async function tryCandidates(
  registry: LeaseRegistry,
  live: readonly LiveLease[],
  draft: Draft,
  wish: LeaseWish,
): Promise<TakenLease | 'undecided' | undefined> {
  const bound = new Set(wish.bound.sockets.map(({ local }) => local.port));
  const kept = new Map(live.map(({ file, lease }) => [file.port, lease?.state ?? 'held']));
  let undecided = false;
  for (const port of wish.candidates()) {
    wish.signal?.throwIfAborted();
    if (bound.has(port) || kept.get(port) === 'held') continue;
    const claim = await registry.claim({ ...draft.claim, port }, wish.signal);
    if (claim.kind === 'in-the-way') {
      undecided ||= claim.other.lease?.state === 'pending';
      // Another call of the same project for the same name: it has a port, or is about to have one.
      if (keyOf(wish.keptFor) === claim.other.file.key) return 'undecided';
      continue;
    }
    try {
      if (canBind(await tryBinds(port, wish.protocol))) {
        const lease: Lease = { ...draft.lasting, port, ...timesOf(wish) };
        return { file: registry.settle(claim.file, lease), lease, holders: [] };
      }
    } catch (error) {
      registry.remove(claim.file);
      throw error;
    }
    registry.remove(claim.file);
  }
  return undecided ? 'undecided' : undefined;
}

interface Draft {
  /** While it is not known yet whether the port is free: of the process that finds out. */
  readonly claim: Omit<Lease, 'port'>;
  readonly lasting: Omit<Lease, 'port' | 'takenAtMs' | 'endsAtMs'>;
}

async function draftLease(wish: LeaseWish): Promise<Draft> {
  const { host, keptFor, bound } = wish;
  const self = await leaseOwner(host, process.pid);
  const common = {
    kind: keptFor.kind,
    name: keptFor.kind === 'project' ? keptFor.name : undefined,
    project: keptFor.kind === 'project' ? keptFor.project : undefined,
    command: keptFor.kind === 'command' ? keptFor.command : undefined,
    bootId: bound.host.bootId,
  } as const;
  return {
    claim: { ...common, state: 'pending', owner: self, takenAtMs: wish.nowMs(), endsAtMs: undefined },
    lasting: { ...common, state: 'held', owner: await ownerOf(host, keptFor, self) },
  };
}

async function ownerOf(host: Host, keptFor: KeptFor, self: LeaseOwner): Promise<LeaseOwner | undefined> {
  if (keptFor.kind === 'project') return undefined;
  return keptFor.pid === undefined || keptFor.pid === self.pid ? self : leaseOwner(host, keptFor.pid);
}

function timesOf({ keptFor, nowMs }: LeaseWish): Pick<Lease, 'takenAtMs' | 'endsAtMs'> {
  const takenAtMs = nowMs();
  switch (keptFor.kind) {
    case 'caller':
      return { takenAtMs, endsAtMs: takenAtMs + (keptFor.lastsMs ?? CALLER_LASTS_MS) };
    case 'project':
      return { takenAtMs, endsAtMs: takenAtMs + PROJECT_LASTS_MS };
    case 'command':
      return { takenAtMs, endsAtMs: undefined };
  }
}

/** The lease that the project has for this name already. */
function findKnown(live: readonly LiveLease[], { keptFor }: LeaseWish): Omit<TakenLease, 'holders'> | undefined {
  const key = keyOf(keptFor);
  if (key === undefined) return undefined;
  for (const { file, lease } of live) if (file.key === key && lease?.state === 'held') return { file, lease };
  return undefined;
}

function keyOf(keptFor: KeptFor): string | undefined {
  return keptFor.kind === 'project' ? leaseKey(keptFor.project, keptFor.name) : undefined;
}

function renew(registry: LeaseRegistry, { file, lease }: Omit<TakenLease, 'holders'>, wish: LeaseWish): TakenLease {
  const renewed: Lease = { ...lease, ...timesOf(wish) };
  registry.renew(file, renewed);
  const holders = wish.bound.sockets.filter(({ local }) => local.port === lease.port);
  return { file, lease: renewed, holders };
}

/**
 * A caller's lease has served its purpose once the port is bound. Somebody who only tries whether it can be bound lets go
 * of it at once, so the same socket has to be there at a second look, and the first has to be later than the lease: its
 * own taker tried too.
 */
async function dropUsed(
  registry: LeaseRegistry,
  live: readonly LiveLease[],
  wish: LeaseWish,
): Promise<readonly LiveLease[]> {
  const { bound, lookedAtMs, host, protocol, clock, signal } = wish;
  const isUsed = ({ lease }: LiveLease, sockets: readonly Socket[]) =>
    lease?.kind === 'caller' &&
    lease.state === 'held' &&
    lease.takenAtMs < lookedAtMs &&
    sockets.some(({ local }) => local.port === lease.port);
  if (!live.some((each) => isUsed(each, bound.sockets))) return live;
  await clock.sleep(SECOND_LOOK_MS, signal);
  const seen = new Set(bound.sockets.map(({ id }) => id));
  const still = (await readBound(host, protocol, signal)).sockets.filter(({ id }) => seen.has(id));
  return live.filter((each) => {
    if (!isUsed(each, still)) return true;
    registry.remove(each.file);
    return false;
  });
}
