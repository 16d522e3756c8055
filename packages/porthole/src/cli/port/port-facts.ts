import {
  type Host,
  isBlockedByBrowsers,
  isListener,
  type LocalService,
  type PortRange,
  type PortRanges,
  type PortRegistry,
  type Protocol,
  portClassOf,
  portStanding,
  type Snapshot,
  type Socket,
  sortSockets,
  usualServicesOf,
} from '@porthole/core';
import type { PortAnswer } from '../../contract/index.ts';

/** Everything that answers about ports are made of, each read once. */
export interface PortFacts {
  readonly registry: PortRegistry;
  readonly ranges: PortRanges;
  readonly local: readonly LocalService[] | undefined;
  readonly snapshot: Snapshot;
  /** Who listens, by port. */
  readonly listeners: ReadonlyMap<number, readonly Socket[]>;
}

/** Reads them for the ports in `wanted`; left out, for all. */
export async function readPortFacts(
  host: Host,
  registry: PortRegistry,
  wanted: PortRange | undefined,
): Promise<PortFacts> {
  const snapshot = await host.snapshot({ listening: true, ports: wanted });
  const listeners = new Map<number, Socket[]>();
  for (const socket of sortSockets(snapshot.sockets.filter(isListener))) {
    const there = listeners.get(socket.local.port);
    if (there === undefined) listeners.set(socket.local.port, [socket]);
    else there.push(socket);
  }
  return { registry, ranges: await host.portRanges(), local: await host.services(), snapshot, listeners };
}

/** All about one port; with a protocol only what is of that. */
export function answerOf(port: number, facts: PortFacts, protocol?: Protocol): PortAnswer {
  const isWanted = ({ transports }: { readonly transports: readonly string[] }): boolean =>
    protocol === undefined || transports.includes(protocol);
  return {
    port,
    class: portClassOf(port),
    services: facts.registry.servicesOf(port).filter(isWanted),
    usually: usualServicesOf(port, protocol),
    local: facts.local?.filter((service) => service.port === port && isWanted(service)),
    blockedByBrowsers: isBlockedByBrowsers(port),
    standing: portStanding(port, facts.ranges),
    listeners: (facts.listeners.get(port) ?? []).filter(
      (socket) => protocol === undefined || socket.protocol === protocol,
    ),
  };
}

/** Is there anything to say of it that is not true of all numbers around it? */
export function isKnown({ services, usually, local = [], listeners }: PortAnswer): boolean {
  return services.length + usually.length + local.length + listeners.length > 0;
}

/** The names of this machine's own table that IANA's does not have for the port. */
export function ownNames({ local = [], services }: PortAnswer): LocalService[] {
  const known = new Set(services.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.toLowerCase()));
  return local.filter(({ name }) => !known.has(name.toLowerCase()));
}
