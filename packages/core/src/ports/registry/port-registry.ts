import { type RegisteredService, TRANSPORTS, type Transport } from '../../model/service.ts';

/** A port of a search, and the names of it that were found. */
export interface RegistryEntry {
  readonly port: number;
  readonly service: RegisteredService;
}

/**
 * IANA's service names over the text of `iana-services.tsv`: a line for each port and name, by port. The text stays as
 * it is, and a look-up reads the few lines it needs: to make objects of all of them would take longer than a program
 * that asks once lives.
 */
export class PortRegistry {
  readonly #text: string;
  /** Where the first line of the table begins. */
  readonly #begin: number;

  constructor(text: string) {
    this.#text = text;
    this.#begin = text.startsWith('#') ? text.indexOf('\n') + 1 : 0;
  }

  /** The names of a port, in IANA's order; none where it is unassigned or reserved. */
  servicesOf(port: number): RegisteredService[] {
    const found: RegisteredService[] = [];
    let at = this.#find(port);
    while (at < this.#text.length && this.#portAt(at) === port) {
      const end = this.#lineEnd(at);
      found.push(parseLine(this.#text.slice(at, end)).service);
      at = end + 1;
    }
    return found;
  }

  /** The name of a port with this transport. */
  nameOf(port: number, transport: Transport): string | undefined {
    return this.servicesOf(port).find(({ transports }) => transports.includes(transport))?.name;
  }

  /** Every name, by port. */
  *entries(): Generator<RegistryEntry> {
    for (let at = this.#begin; at < this.#text.length; ) {
      const end = this.#lineEnd(at);
      yield parseLine(this.#text.slice(at, end));
      at = end + 1;
    }
  }

  /** Where the first line about this port begins, or would. */
  #find(port: number): number {
    let low = this.#begin;
    let high = this.#text.length;
    while (low < high) {
      const middle = Math.max(low, this.#text.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1);
      if (this.#portAt(middle) < port) low = this.#lineEnd(middle) + 1;
      else high = middle;
    }
    return low;
  }

  #portAt(line: number): number {
    return Number(this.#text.slice(line, this.#text.indexOf('\t', line)));
  }

  #lineEnd(line: number): number {
    const end = this.#text.indexOf('\n', line);
    return end < 0 ? this.#text.length : end;
  }
}

function parseLine(line: string): RegistryEntry {
  const [port, bits = '', name = '', aliases = '', description = ''] = line.split('\t');
  const mask = Number.parseInt(bits, 16);
  return {
    port: Number(port),
    service: {
      name,
      transports: TRANSPORTS.filter((_, index) => ((mask >> index) & 1) === 1),
      description: description === '' ? undefined : description,
      aliases: aliases === '' ? [] : aliases.split(' '),
    },
  };
}
