import type { PortTarget } from '../target.ts';

/** The port in the words of the one who asked, without a protocol: `3000`, `localhost:3000`, `[::1]:3000`. Raw text. */
export function subjectOf({ host, first, last }: PortTarget): string {
  const ports = first === last ? String(first) : `${first}-${last}`;
  switch (host.kind) {
    case 'any':
      return ports;
    case 'loopback':
      return `localhost:${ports}`;
    case 'name':
      return `${host.name}:${ports}`;
    case 'address': {
      const zone = host.zone === undefined ? '' : `%${host.zone}`;
      return host.address.includes(':') ? `[${host.address}${zone}]:${ports}` : `${host.address}:${ports}`;
    }
  }
}
