import type { Hint } from './hints.ts';
import type { Match, Recogniser } from './recogniser.ts';
import type { TlsFacts } from './tls-facts.ts';

export interface RefineCircumstances {
  readonly hints: readonly Hint[];
  readonly recognisers: readonly Recogniser[];
  readonly deep: boolean;
  /** The ids of those that had their turn. */
  readonly done: ReadonlySet<string>;
  readonly tls: TlsFacts | undefined;
}

/**
 * Who may tell more of a match, on one more connection; `undefined` where enough is known. A general question comes
 * first; one for a certain product only where something hints at that product.
 */
export function nextRefinement(match: Match, given: RefineCircumstances): Recogniser | undefined {
  const { hints, recognisers, deep, done, tls } = given;
  if (match.product !== undefined && match.version !== undefined) return undefined;
  // HTTP/2 inside TLS is asked over HTTP/1.1, which the server offers beside it.
  const service = match.service === 'http2' && tls !== undefined ? 'http' : match.service;
  const able = recognisers.filter(
    ({ id, refines, payload }) => refines?.includes(service) && payload !== undefined && !done.has(id),
  );
  const isHinted = (each: Recogniser) => hints.some((hint) => each.services.includes(hint.service.id));
  const special = able.filter((each) => each.services[0] !== service);
  const hinted = special.find(isHinted);
  if (hinted !== undefined) return hinted;
  const general = able.find((each) => each.services[0] === service);
  if (general !== undefined && (match.product === undefined || service !== 'http')) return general;
  return match.product === undefined && (deep || service === 'http2') ? special[0] : undefined;
}
