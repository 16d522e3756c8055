import { printBytes } from '../../view/bytes.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { hard } from '../who/tell-process.ts';
import type { Teller } from '../who/teller.ts';
import type { Examined } from './examine.ts';
import { notThere, UNSEEN } from './not-there.ts';

/** What of the machine's memory it has: resident, private, shared, swapped. */
export function memoryRows({ anatomy }: Examined, _teller: Teller): LabelledRow[] {
  const { memory } = anatomy;
  if (memory === undefined)
    return [notThere('resident', anatomy, 'none of its own: it works in the memory of the kernel')];
  const { residentBytes, privateBytes, sharedBytes, proportionalBytes, swappedBytes, peakResidentBytes, virtualBytes } =
    memory;
  const size = (label: string, bytes: number | undefined, words: string): LabelledRow[] =>
    bytes === undefined ? [] : [{ label, value: [`${hard(printBytes(bytes))}${words}`] }];
  return [
    ...size(
      'resident',
      residentBytes,
      peakResidentBytes === undefined ? '' : `; at most it was ${hard(printBytes(peakResidentBytes))}`,
    ),
    ...(privateBytes === undefined
      ? [{ label: 'private', value: [UNSEEN] }]
      : size('private', privateBytes, ' that nobody else has')),
    ...(proportionalBytes === undefined
      ? []
      : size('shared', sharedBytes, `; with its part of them it takes ${hard(printBytes(proportionalBytes))}`)),
    ...size('swapped', swappedBytes, ''),
    ...size('addresses', virtualBytes, ' taken, used or not'),
  ];
}
