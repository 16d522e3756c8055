import type { Beat } from '../../lesson/index.ts';
import type { Teller } from '../who/teller.ts';
import { indent } from './tell.ts';

const CLASSES = [
  { name: 'well-known', first: 0, last: 1023 },
  { name: 'registered', first: 1024, last: 49151 },
  { name: 'dynamic', first: 49152, last: 65535 },
];
const LAST = 65535;
const LONGEST_RULER = 64;

/** The three classes, and a ruler of all ports: what is lent, and where this machine has open ones. */
export function showClasses({ lends, open }: Extract<Beat, { kind: 'classes' }>, teller: Teller): string[] {
  const size = Math.min(LONGEST_RULER, (teller.width ?? LONGEST_RULER) - 4);
  const at = (port: number) => Math.min(size - 1, Math.floor((port / (LAST + 1)) * size));
  const ruler = Array.from({ length: size }, () => teller.style.symbols.separator);
  if (lends !== undefined) ruler.fill('=', at(lends.first), at(lends.last) + 1);
  for (const port of open) ruler[at(port)] = teller.style.symbols.dot;
  return [
    ...CLASSES.flatMap(({ name, first, last }) => indent([`${first}-${last} ${name}`], teller)),
    ...indent(
      [
        lends === undefined
          ? 'What this system lends is not known.'
          : `${lends.first}-${lends.last} lent by this system (=)`,
      ],
      teller,
    ),
    ...indent([`${open.length} open on this machine now (${teller.style.symbols.dot})`], teller),
    '',
    `  ${ruler.join('')}`,
    `  0${`${LAST}`.padStart(size - 1)}`,
  ];
}
