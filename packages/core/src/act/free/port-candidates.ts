import type { PortRanges } from '../../model/service.ts';
import type { PortRange } from '../../model/snapshot.ts';
import type { Protocol } from '../../model/socket.ts';
import { isBlockedByBrowsers } from '../../ports/browser-blocked.ts';
import { portStanding } from '../../ports/ranges/port-standing.ts';
import { usualServicesOf } from '../../ports/usual/usual-services.ts';

/** Which ports will do. */
export interface PortWish {
  readonly protocol: Protocol;
  /** Only these, the lowest first; also such as the system lends out. */
  readonly within?: PortRange | undefined;
  /** From this one on. */
  readonly near?: number | undefined;
  /** Also ports that the system lends out or keeps back. */
  readonly ephemeral?: boolean | undefined;
}

/** Where nothing is asked for, best first: above what servers usually have, then what is left, up and down. */
const PREFERRED: readonly PortRange[] = [
  { first: 20_000, last: 32_767 },
  { first: 61_000, last: 65_535 },
  { first: 3000, last: 19_999 },
  { first: 32_768, last: 60_999 },
  { first: 1024, last: 2999 },
];

/** What Linux lends where nobody changed it: assumed where its range cannot be read. */
const USUALLY_LENT: PortRange = { first: 32_768, last: 60_999 };

/**
 * The ports that a wish allows, in the order to try them in.
 * @param start 0 to 1: how far into a range to begin, where no place was asked for. Callers with different starts hardly
 * ever get into each other's way; the same start gives the same order.
 */
export function* portCandidates(wish: PortWish, ranges: PortRanges, start: number): Generator<number> {
  const { within, near, protocol } = wish;
  const only = within !== undefined && within.first === within.last;
  const fits = (port: number) => {
    if (port < 1) return false;
    if (protocol === 'tcp' && !only && isBlockedByBrowsers(port)) return false;
    return mayBeLent(wish, ranges) || !isSystems(port, ranges);
  };
  if (within !== undefined) yield* inOrder(within, 0, fits);
  else if (near !== undefined) yield* inOrder({ first: near, last: 65_535 }, 0, fits);
  else {
    const plain = (port: number) => fits(port) && usualServicesOf(port).length === 0;
    for (const range of PREFERRED) yield* inOrder(range, start, plain);
  }
}

/** Who names a place among the ports that are lent wants one of these. */
function mayBeLent({ within, near, ephemeral }: PortWish, ranges: PortRanges): boolean {
  return ephemeral === true || within !== undefined || (near !== undefined && isSystems(near, ranges));
}

/** Does the system lend it out, or keep it back? */
function isSystems(port: number, ranges: PortRanges): boolean {
  const known = { ...ranges, ephemeral: ranges.ephemeral ?? USUALLY_LENT, reserved: ranges.reserved ?? [] };
  const { lent, reserved } = portStanding(port, known);
  return lent === true || reserved === true;
}

function* inOrder({ first, last }: PortRange, start: number, fits: (port: number) => boolean): Generator<number> {
  const size = last - first + 1;
  const begin = Math.min(size - 1, Math.floor(start * size));
  for (let count = 0; count < size; count++) {
    const port = first + ((begin + count) % size);
    if (fits(port)) yield port;
  }
}
