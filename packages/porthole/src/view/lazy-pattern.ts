/**
 * A regular expression that is made when it is first needed. One with Unicode properties costs milliseconds to make,
 * and most texts are ASCII.
 */
export function lazyPattern(make: () => RegExp): () => RegExp {
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= make();
    return pattern;
  };
}
