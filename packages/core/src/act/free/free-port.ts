import { PortholeError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { Gap } from '../../model/gap.ts';
import type { PortRanges } from '../../model/service.ts';
import type { Protocol, Socket } from '../../model/socket.ts';
import { SYSTEM_CLOCK } from '../clock.ts';
import type { FreePortOptions } from './free-port-options.ts';
import type { Lease } from './lease.ts';
import { leaseKey } from './lease-name.ts';
import type { DamagedLease, LeaseRegistry } from './lease-registry.ts';
import { leaseOwner, openRegistry, type Unleased, unleasedBy } from './open-registry.ts';
import { type PortWish, portCandidates } from './port-candidates.ts';
import { canBind, tryBinds } from './port-trial.ts';
import { readBound } from './read-bound.ts';
import { type LeaseWish, type TakenLease, takeLease } from './take-lease.ts';

/** A port that can be had, and what keeps it. */
export interface FreePort {
  readonly port: number;
  readonly protocol: Protocol;
  /** `undefined`: nothing keeps it, and `unleased` says why. */
  readonly lease: Lease | undefined;
  readonly unleased: Unleased | undefined;
  /** Who has the port already: only of one that its project was given before. */
  readonly holders: readonly Socket[];
  /** What was found in the registry that is no lease. It was put aside. */
  readonly damaged: readonly DamagedLease[];
  readonly gaps: readonly Gap[];
  /** Keeps it for this process from now on, while that runs: the one that a command became. */
  keepFor(pid: number): Promise<void>;
  /** Gives the port back. That of a project stays its own. */
  release(): void;
}

/**
 * A port that is free on every address and family, by looking and by binding, and that nobody else was given who asked
 * in the same way: however many ask at once, no two of them get the same.
 * @throws PortholeError `not-found` where no port that will do is free, `invalid-argument` for a place that is none
 */
export async function freePort(host: Host, options: FreePortOptions = {}): Promise<FreePort> {
  checkPlace(options);
  const { protocol = 'tcp', clock = SYSTEM_CLOCK, nowMs = Date.now, signal, keptFor = { kind: 'caller' } } = options;
  const lookedAtMs = nowMs();
  const bound = await readBound(host, protocol, signal);
  const ranges = await host.portRanges();
  const start = startOf(options);
  const wish: LeaseWish = {
    ...{ host, protocol, bound, lookedAtMs, keptFor, clock, signal, nowMs },
    candidates: () => candidatesOf({ ...options, protocol }, ranges, start),
    suits: (port) => suits(port, options),
  };
  const taken = await leaseIfPossible(wish, options.leases);
  if (taken === undefined) throw nothingFree(options);
  if ('reason' in taken) {
    const port = await firstFree(wish);
    if (port === undefined) throw nothingFree(options);
    const nobody = { lease: undefined, holders: [], damaged: [], keepFor: async () => {}, release: () => {} };
    return { port, protocol, unleased: taken, gaps: bound.gaps, ...nobody };
  }
  const { registry, lease, holders } = taken;
  return {
    ...{ port: lease.port, protocol, lease, unleased: undefined, holders, damaged: registry.damaged, gaps: bound.gaps },
    ...waysOn(host, taken),
  };
}

type Taken = TakenLease & { readonly registry: LeaseRegistry };

/** `undefined`: nothing that will do is free. Where leases cannot be kept, why. */
async function leaseIfPossible(wish: LeaseWish, folder: string | undefined): Promise<Taken | Unleased | undefined> {
  if (folder === undefined) return { reason: 'not-asked', code: undefined, folder };
  const registry = openRegistry({ ...wish, folder, bootId: wish.bound.host.bootId });
  if ('reason' in registry) return registry;
  try {
    const taken = await takeLease(registry, wish);
    return taken && { ...taken, registry };
  } catch (error) {
    return unleasedBy(error, folder);
  }
}

/** The ports to try, in their order. */
function* candidatesOf(options: PortWish & FreePortOptions, ranges: PortRanges, start: number): Generator<number> {
  for (const port of portCandidates(options, ranges, start)) if (!options.except?.includes(port)) yield port;
}

/** What a project was given before will do wherever it is, unless a place is asked for. */
function suits(port: number, { within, near }: FreePortOptions): boolean {
  if (within !== undefined) return port >= within.first && port <= within.last;
  return near === undefined || port >= near;
}

async function firstFree({ candidates, bound, protocol, signal }: LeaseWish): Promise<number | undefined> {
  const used = new Set(bound.sockets.map(({ local }) => local.port));
  for (const port of candidates()) {
    signal?.throwIfAborted();
    if (!used.has(port) && canBind(await tryBinds(port, protocol))) return port;
  }
  return undefined;
}

/** The two ways on with a lease. What the system refuses leaves it as it is: it ends with its process or its time. */
function waysOn(host: Host, { registry, lease, file }: Taken): Pick<FreePort, 'keepFor' | 'release'> {
  let current = file;
  const unlessRefused = (act: () => void) => {
    try {
      act();
    } catch (error) {
      unleasedBy(error, '');
    }
  };
  // A project keeps its own port anyway.
  const stays = lease.kind === 'project';
  return {
    keepFor: async (pid) => {
      const owner = await leaseOwner(host, pid);
      unlessRefused(() => {
        if (!stays) current = registry.settle(current, { ...lease, kind: 'command', owner, endsAtMs: undefined });
      });
    },
    release: () => {
      unlessRefused(() => {
        if (!stays) registry.remove(current);
      });
    },
  };
}

/** The same place for the same name, so that even without a registry it is mostly the same port. */
function startOf({ keptFor, random = Math.random }: FreePortOptions): number {
  if (keptFor?.kind !== 'project') return random();
  return Number.parseInt(leaseKey(keptFor.project, keptFor.name).slice(0, 8), 16) / 2 ** 32;
}

function checkPlace({ within, near }: FreePortOptions): void {
  const isPort = (port: number) => Number.isInteger(port) && port >= 1 && port <= 65_535;
  if (within !== undefined && !(isPort(within.first) && isPort(within.last) && within.first <= within.last)) {
    throw new PortholeError('invalid-argument', 'a range of ports goes from 1 to 65535, upwards');
  }
  if (near !== undefined && !isPort(near)) {
    throw new PortholeError('invalid-argument', `a port to be had is a whole number from 1 to 65535, not ${near}`);
  }
}

function nothingFree({ within, near, ephemeral }: FreePortOptions): PortholeError {
  const where =
    within !== undefined
      ? ` from ${within.first} to ${within.last}`
      : near !== undefined
        ? ` from ${near} on`
        : ephemeral
          ? ''
          : ' outside of what the system lends out';
  return new PortholeError('not-found', `no port${where} is free`);
}
