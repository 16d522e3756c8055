import { SERVICES, type Service } from './services.ts';

/** A service that may be expected before a byte was exchanged, the most probable first. */
export interface Hint {
  readonly service: Service;
  /** It is probably inside TLS. */
  readonly tls: boolean;
  /** A program says more than a number, unless it is one that serves much else. */
  readonly by: 'owner' | 'runtime' | 'port';
}

/** The kernel's short names of processes are cut here (Linux: 15 bytes). */
const SHORT_NAME = 15;

/**
 * What is to be expected on a port.
 * @param programs the names of the programs that hold it, if they could be seen
 */
export function hintsFor(port: number, programs: readonly string[], protocol: 'tcp' | 'udp' = 'tcp'): readonly Hint[] {
  const known = protocol === 'udp' ? SERVICES.filter((service) => service.udp) : SERVICES;
  const names = new Set(programs.map((name) => name.slice(0, SHORT_NAME)));
  const isOne = (own: readonly string[] = []) => own.some((name) => names.has(name.slice(0, SHORT_NAME)));
  const byOwner = known.filter((service) => isOne(service.programs));
  const byPort = known.filter((service) => isUsual(service, port));
  const byRuntime = known.filter((service) => isOne(service.runtimes));
  const hints = [
    ...byOwner.map((service) => hint(service, port, 'owner')),
    ...byRuntime.map((service) => hint(service, port, 'runtime')),
    ...byPort.map((service) => hint(service, port, 'port')),
  ];
  return hints.filter(({ service }, index) => hints.findIndex((each) => each.service === service) === index);
}

/** The services that are usually found on a port. */
export function servicesExpectedAt(port: number, protocol: 'tcp' | 'udp'): readonly Service[] {
  return SERVICES.filter((service) => isUsual(service, port) && (protocol === 'tcp' || service.udp === true));
}

function isUsual({ ports = [], tlsPorts = [] }: Service, port: number): boolean {
  return ports.includes(port) || tlsPorts.includes(port);
}

function hint(service: Service, port: number, by: Hint['by']): Hint {
  return { service, tls: service.tlsPorts?.includes(port) === true, by };
}
