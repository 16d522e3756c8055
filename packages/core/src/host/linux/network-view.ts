import { createInterfaceOf } from '../../explain/interface-of.ts';
import { createReach } from '../../explain/reach.ts';
import type { Route } from '../../explain/route-table.ts';
import { readEphemeralRange } from '../../facts/port-ranges.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Reach } from '../../model/reach.ts';
import type { InterfaceAddress, NetworkFacts, PortRange } from '../../model/snapshot.ts';
import type { LinuxSource } from './linux-source.ts';
import { decode } from './proc-pid-codec.ts';
import { parseIpv4Routes, parseIpv6Routes } from './route-codec.ts';

/** The interfaces, routes and port ranges of this network namespace; each is read when it is first needed. */
export class NetworkView implements NetworkFacts {
  readonly #source: LinuxSource;
  #interfaces: readonly InterfaceAddress[] | undefined;
  #range: PortRange | null | undefined;
  #reach: ReturnType<typeof createReach> | undefined;
  #interfaceOf: ((local: Endpoint, remote: Endpoint | undefined) => string | undefined) | undefined;
  readonly #names = new Map<number, string | undefined>();

  constructor(source: LinuxSource) {
    this.#source = source;
  }

  get interfaces(): readonly InterfaceAddress[] {
    this.#interfaces ??= this.#source.interfaces();
    return this.#interfaces;
  }

  get ephemeralRange(): PortRange | undefined {
    if (this.#range === undefined) this.#range = readEphemeralRange(this.#source) ?? null;
    return this.#range ?? undefined;
  }

  reachOf(local: Endpoint, dualStack: boolean | undefined): Reach {
    this.#reach ??= createReach(() => this.interfaces);
    return this.#reach(local, dualStack);
  }

  interfaceOf(local: Endpoint, remote: Endpoint | undefined): string | undefined {
    this.#interfaceOf ??= createInterfaceOf(this.interfaces, this.#routes());
    return this.#interfaceOf(local, remote);
  }

  interfaceName(index: number): string | undefined {
    if (!this.#names.has(index)) this.#names.set(index, this.#source.interfaceName(index));
    return this.#names.get(index);
  }

  #routes(): Route[] {
    return [...parseIpv4Routes(this.#text('/proc/net/route')), ...parseIpv6Routes(this.#text('/proc/net/ipv6_route'))];
  }

  #text(path: string): string {
    try {
      return decode(this.#source.file(path));
    } catch {
      return ''; // IPv6 switched off, or a /proc without it: nothing is known from here
    }
  }
}
