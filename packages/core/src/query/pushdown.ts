import type { PortRange } from '../model/snapshot.ts';
import type { Protocol } from '../model/socket.ts';
import { acceptedNames } from './name-value.ts';
import type { Query, Term } from './query.ts';

const PROTOCOLS: readonly Protocol[] = ['tcp', 'udp'];

/**
 * What of a query may be left to the system, which knows ports and protocols: every socket that matches is among those
 * with one of their two ports in `ports` and one of the `protocols`. A part is left out where it would narrow nothing.
 */
export function pushdownOf(query: Query): { ports?: PortRange; protocols?: Protocol[] } {
  const ports = narrowest(query.terms.flatMap((term) => portsOf(term) ?? []));
  const protocols = PROTOCOLS.filter((protocol) => query.terms.every((term) => mayBe(term, protocol)));
  return {
    ...(ports === undefined ? {} : { ports }),
    // None left means that nothing can match; an empty list could be taken for "no matter which".
    ...(protocols.length === 1 ? { protocols } : {}),
  };
}

/** The range in which a matching socket has one of its two ports; `undefined` where the term does not say. */
function portsOf(term: Term): PortRange | undefined {
  if (term.negated) return undefined;
  switch (term.key) {
    case 'port':
    case 'lport':
    case 'rport':
      return hull(term.values);
    case 'local':
    case 'remote': {
      const ports = term.values.flatMap((value) =>
        value.kind === 'address' && value.port !== undefined ? [value.port] : [],
      );
      if (ports.length < term.values.length) return undefined;
      return hull(ports.map((port) => ({ first: port, last: port })));
    }
    default:
      return undefined;
  }
}

function hull(ranges: readonly PortRange[]): PortRange | undefined {
  if (ranges.length === 0) return undefined;
  return {
    first: Math.min(...ranges.map((range) => range.first)),
    last: Math.max(...ranges.map((range) => range.last)),
  };
}

/** One of them, not what they share: two terms may speak of the two ends. */
function narrowest(ranges: readonly PortRange[]): PortRange | undefined {
  const [first, ...others] = ranges;
  if (first === undefined) return undefined;
  return others.reduce((best, range) => (range.last - range.first < best.last - best.first ? range : best), first);
}

function mayBe(term: Term, protocol: Protocol): boolean {
  return term.key !== 'proto' || acceptedNames('proto', term.values).includes(protocol) !== term.negated;
}
