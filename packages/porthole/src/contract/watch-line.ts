import type { WatchDescription } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonText } from './json-text.ts';

/** `porthole.watch/1`: the first line of a stream of events, once the watch looks: by which source, and what it may miss. */
export function watchLine({ source, misses, gaps }: WatchDescription, remedyOf: RemedyOf): string {
  return (
    `{"schema":"porthole.watch/1","source":"${source}","misses":${jsonText(misses)},` +
    `"gaps":${gapsJson(gaps, remedyOf)}}\n`
  );
}
