import type { Host } from '../../host/host.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Protocol, Socket } from '../../model/socket.ts';
import type { Clock } from '../clock.ts';
import { canBind, tryBinds } from './bind-trial.ts';
import type { KeptFor } from './free-port-options.ts';
import type { Lease, LeaseOwner } from './lease.ts';
import { type LeaseName, leaseKey } from './lease-name.ts';
import type { LeaseRegistry, LiveLease } from './lease-registry.ts';
import { leaseOwner } from './open-registry.ts';

/** What a lease is looked for with. */
export interface LeaseWish {
  readonly host: Host;
  readonly protocol: Protocol;
  /** The ports that will do, in the order to try them in. */
  readonly candidates: readonly number[];
  /** Every socket that is there for a port of its own. */
  readonly bound: Snapshot;
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

/** Takes a lease on the first of the candidates that is free; `undefined` where none is. */
export async function takeLease(registry: LeaseRegistry, wish: LeaseWish): Promise<TakenLease | undefined> {
  const draft = await draftLease(wish);
  for (let waitedMs = 0; ; waitedMs += PAUSE_MS) {
    const live = await registry.live({ sweep: true });
    const known = findKnown(live, wish);
    if (known !== undefined) return renew(registry, known, wish);
    const found = await tryCandidates(registry, dropUsed(registry, live, wish.bound), draft, wish);
    if (found !== 'undecided' || waitedMs >= PATIENCE_MS) return found === 'undecided' ? undefined : found;
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
  for (const port of wish.candidates) {
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
        registry.hold(claim.file, lease);
        return { file: claim.file, lease, holders: [] };
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

/** The port that the project has for this name already, if it is one that will do. */
function findKnown(live: readonly LiveLease[], { keptFor, candidates }: LeaseWish): TakenLease | undefined {
  const key = keyOf(keptFor);
  if (key === undefined) return undefined;
  for (const { file, lease } of live) {
    if (file.key === key && lease?.state === 'held' && candidates.includes(file.port)) {
      return { file, lease, holders: [] };
    }
  }
  return undefined;
}

function keyOf(keptFor: KeptFor): string | undefined {
  return keptFor.kind === 'project' ? leaseKey(keptFor.project, keptFor.name) : undefined;
}

function renew(registry: LeaseRegistry, { file, lease }: TakenLease, wish: LeaseWish): TakenLease {
  const renewed: Lease = { ...lease, ...timesOf(wish) };
  registry.hold(file, renewed);
  const holders = wish.bound.sockets.filter(({ local }) => local.port === lease.port);
  return { file, lease: renewed, holders };
}

/** A caller's lease has served its purpose once the port is bound. What was bound before the lease is not meant. */
function dropUsed(registry: LeaseRegistry, live: readonly LiveLease[], bound: Snapshot): readonly LiveLease[] {
  const ports = new Set(bound.sockets.map(({ local }) => local.port));
  return live.filter(({ file, lease }) => {
    if (lease?.kind !== 'caller' || lease.state !== 'held') return true;
    if (lease.takenAtMs >= bound.takenAtMs || !ports.has(lease.port)) return true;
    registry.remove(file);
    return false;
  });
}
