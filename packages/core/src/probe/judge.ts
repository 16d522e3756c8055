import type { Confidence, Exchange, Match, Recogniser } from './recogniser.ts';

/** What a set of recognisers says about some bytes. */
export interface Judgement {
  readonly match: Match | undefined;
  /** Who found the match. */
  readonly by: Recogniser | undefined;
  /** With more bytes somebody may still find one. */
  readonly open: boolean;
}

const RANK: Readonly<Record<Confidence, number>> = { certain: 3, likely: 2, guess: 1 };

/** The surest match; of equals the one of the recogniser that stands first. */
export function judge(recognisers: readonly Recogniser[], bytes: Uint8Array, exchange: Exchange): Judgement {
  let match: Match | undefined;
  let by: Recogniser | undefined;
  let open = false;
  for (const recogniser of recognisers) {
    const found = recogniser.recognise(bytes, exchange);
    if (found === 'more') open = true;
    else if (found !== undefined && RANK[found.confidence] > (match === undefined ? 0 : RANK[match.confidence])) {
      match = found;
      by = recogniser;
    }
  }
  return { match, by, open };
}

/** Two matches of the same server as one: the second one knows better, the first one fills in what it left out. */
export function joinMatches(first: Match, second: Match): Match {
  const { product = first.product, version } = second;
  const sameProduct = second.product === undefined || second.product === first.product;
  return {
    service: second.service,
    confidence: RANK[second.confidence] >= RANK[first.confidence] ? second.confidence : first.confidence,
    evidence: second.evidence,
    ...(product === undefined ? {} : { product }),
    ...optional('version', version ?? (sameProduct ? first.version : undefined)),
    ...optional('details', { ...first.details, ...second.details }),
  };
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
