import type { Transport, UsualService } from '../../model/service.ts';
import { EVERYDAY_PROTOCOLS } from '../everyday/everyday-protocols.ts';
import { cloudEmulators } from './cloud-emulators.ts';
import { databases } from './databases.ts';
import { debuggingAndScience } from './debugging-and-science.ts';
import { desktopAndRemote } from './desktop-and-remote.ts';
import { messaging } from './messaging.ts';
import { monitoring } from './monitoring.ts';
import { platforms } from './platforms.ts';
import type { UsualRow } from './usual-row.ts';
import { webDevelopment } from './web-development.ts';

// In the order in which they are named where they share a port.
const TABLES: readonly (() => readonly UsualRow[])[] = [
  webDevelopment,
  debuggingAndScience,
  databases,
  messaging,
  monitoring,
  platforms,
  desktopAndRemote,
  cloudEmulators,
];

let known: ReadonlyMap<number, readonly UsualService[]> | undefined;

/** What is found in practice, by port: protocols that one meets every day first, then products. */
export function usualServices(): ReadonlyMap<number, readonly UsualService[]> {
  known ??= collect();
  return known;
}

/**
 * What is usually found on a port, the best known first; with a transport only what uses that. It is never more than a
 * guess: what a port of a machine is, only its process tells.
 */
export function usualServicesOf(port: number, transport?: Transport): readonly UsualService[] {
  const all = usualServices().get(port) ?? [];
  return transport === undefined ? all : all.filter(({ transports }) => transports.includes(transport));
}

function collect(): ReadonlyMap<number, readonly UsualService[]> {
  const byPort = new Map<number, UsualService[]>();
  const add = (port: number, service: UsualService): void => {
    const there = byPort.get(port);
    if (there === undefined) byPort.set(port, [service]);
    // A product that is its protocol (PostgreSQL) stands there already.
    else if (!there.some(({ name }) => service.name.startsWith(name))) there.push(service);
  };
  for (const { ports, transports, name, purpose, reference } of EVERYDAY_PROTOCOLS) {
    for (const port of ports) add(port, { name, transports, purpose, evidence: reference });
  }
  for (const table of TABLES) {
    for (const [port, transports, name, evidence] of table()) {
      add(port, { name, transports: transports.split('+') as Transport[], purpose: undefined, evidence });
    }
  }
  return byPort;
}
