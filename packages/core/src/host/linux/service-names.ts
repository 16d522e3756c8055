import type { Protocol } from '../../model/socket.ts';
import type { PortRegistry } from '../../ports/registry/port-registry.ts';
import { portRegistry } from '../../ports/registry/registry-file.ts';
import { errnoCode } from '../source.ts';

/** IANA's names of ports: tens of thousands of sockets have few ports, so each is looked up once. */
export class ServiceNames {
  readonly #names = { tcp: new Map<number, string | undefined>(), udp: new Map<number, string | undefined>() };
  #registry: PortRegistry | null | undefined;

  of(protocol: Protocol, port: number): string | undefined {
    const names = this.#names[protocol];
    const known = names.get(port);
    if (known !== undefined || names.has(port)) return known;
    if (this.#registry === undefined) this.#registry = open();
    const name = this.#registry?.nameOf(port, protocol);
    names.set(port, name);
    return name;
  }
}

/** Somebody's own bundle may lack the file: then the sockets are as good, and their services not known. */
function open(): PortRegistry | null {
  try {
    return portRegistry();
  } catch (error) {
    if (errnoCode(error) === undefined) throw error;
    return null;
  }
}
