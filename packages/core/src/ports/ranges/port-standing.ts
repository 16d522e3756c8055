import type { PortRanges } from '../../model/service.ts';
import type { PortRange } from '../../model/snapshot.ts';

/** What follows for one port from what this machine does with ranges. `undefined`: the range could not be read. */
export interface PortStanding {
  /** The system lends it out: any program that connects may get it. */
  readonly lent: boolean | undefined;
  /** It is kept back from lending. */
  readonly reserved: boolean | undefined;
  /** Binding it takes a right that not everybody has. */
  readonly privileged: boolean | undefined;
}

export function portStanding(port: number, ranges: PortRanges): PortStanding {
  const { ephemeral, reserved, unprivilegedFrom } = ranges;
  const isReserved = reserved?.some((range) => isIn(port, range));
  const inLent = ephemeral && isIn(port, ephemeral);
  return {
    // In the range, and nobody knows whether it is kept back: then neither is known.
    lent: inLent && isReserved === undefined ? undefined : inLent && !isReserved,
    reserved: isReserved,
    privileged: unprivilegedFrom === undefined ? undefined : port !== 0 && port < unprivilegedFrom,
  };
}

function isIn(port: number, { first, last }: PortRange): boolean {
  return port >= first && port <= last;
}
