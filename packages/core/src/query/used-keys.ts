import type { Query, QueryKey } from './query.ts';

/** The keys whose facts a query needs, so that a caller can tell which of them its data does not have. */
export function usedKeys(query: Query): ReadonlySet<QueryKey> {
  return new Set(
    query.terms.flatMap((term): readonly QueryKey[] => (term.key === 'bare' ? ['process', 'command'] : [term.key])),
  );
}
