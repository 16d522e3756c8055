import type { Family } from '../model/socket.ts';
import { addressBytes, prefixKey } from './address-bytes.ts';

/** One route of the system's main table. Those that refuse packets (unreachable, blackhole) do not belong here. */
export interface Route {
  readonly family: Family;
  readonly destination: string;
  /** 0 for the default route. */
  readonly prefixLength: number;
  readonly interface: string;
  /** Of two equally long prefixes the lower metric wins. */
  readonly metric: number;
}

/** The routes of one prefix length: prefix to the best route. */
interface Level {
  readonly length: number;
  readonly best: Map<string, Route>;
}

/** Makes the look-up "which interface is the way to this address": the longest prefix, then the lowest metric. */
export function createRouteTable(routes: readonly Route[]): (address: string) => string | undefined {
  const ipv4 = levelsOf(routes, 'ipv4', 4);
  const ipv6 = levelsOf(routes, 'ipv6', 16);
  return (address) => {
    const bytes = addressBytes(address);
    if (bytes === undefined) return undefined;
    for (const { length, best } of bytes.length === 4 ? ipv4 : ipv6) {
      const route = best.get(prefixKey(bytes, length));
      if (route !== undefined) return route.interface;
    }
    return undefined;
  };
}

function levelsOf(routes: readonly Route[], family: Family, size: number): Level[] {
  const levels = new Map<number, Level>();
  for (const route of routes) {
    const bytes = route.family === family ? addressBytes(route.destination) : undefined;
    const length = route.prefixLength;
    if (bytes?.length !== size || !(length >= 0 && length <= size * 8)) continue;
    const level = levels.get(length) ?? { length, best: new Map<string, Route>() };
    levels.set(length, level);
    const key = prefixKey(bytes, length);
    const known = level.best.get(key);
    if (known === undefined || route.metric < known.metric) level.best.set(key, route);
  }
  return [...levels.values()].sort((a, b) => b.length - a.length);
}
