/** Ports whose servers act on whatever they get, by what they do with it; both ends of a range included. */
const ACTING: readonly (readonly [what: string, ...ranges: (number | readonly [number, number])[]])[] = [
  ['printers print what they are sent', 515, [9100, 9107]],
  [
    'what takes logs and measurements takes any line for one',
    601,
    [2003, 2004],
    4242,
    5044,
    6514,
    8125,
    10051,
    12201,
    24224,
  ],
  ['a number sent here opens a connection back', [512, 514]],
  [
    'controllers of machines can fail from what they do not expect',
    ...([102, 502, 789, 1911, 1962, 2404, 4840, 4911, [5006, 5007], 5094, 9600, [18245, 18246], 20000, 20547] as const),
    ...([[34962, 34964], 44818, 47808] as const),
  ],
  ['medical devices are left in peace', 104, 2575, [2761, 2762], 11112],
];

/** Why nothing is sent to this port unasked; `undefined` where something may be. */
export function whySilent(port: number): string | undefined {
  for (const [why, ...ranges] of ACTING) {
    for (const range of ranges) {
      const [first, last] = typeof range === 'number' ? [range, range] : range;
      if (port >= first && port <= last) return why;
    }
  }
  return undefined;
}
