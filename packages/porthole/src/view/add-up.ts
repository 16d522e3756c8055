/** The sum of what is known of some things; `undefined` where it is known of none. */
export function addUp<Thing>(
  things: readonly Thing[],
  measureOf: (thing: Thing) => number | undefined,
): number | undefined {
  let sum: number | undefined;
  for (const thing of things) {
    const value = measureOf(thing);
    if (value !== undefined) sum = (sum ?? 0) + value;
  }
  return sum;
}
