/**
 * A figure and what it has to be.
 * @param what the figure in words
 * @param limit the most (or, with `atLeast`, the least) it may be
 * @param aim what one would like it to be, where that is more than the limit asks
 */
export function target(what, value, limit, { aim, unit = '', atLeast = false } = {}) {
  const met = atLeast ? value >= limit : value <= limit;
  return { what, value, limit, ...(aim === undefined ? {} : { aim }), unit, atLeast, met };
}

/** Something that has to be so for the figures to mean anything. `wrong`: what was found to differ, empty if nothing. */
export function check(what, wrong) {
  return { what, passed: wrong.length === 0, wrong: wrong.slice(0, 5), count: wrong.length };
}
