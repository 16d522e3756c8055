import { usualServicesOf } from '@porthole/core';
import { usualNames } from '../../view/usual-names.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import type { PortStory } from './port-story.ts';

/** Where no process tells what a port is: what its number usually stands for. */
export function usualRow({ port, answers }: Pick<PortStory, 'port' | 'answers'>): LabelledRow[] {
  const [answer, ...others] = answers;
  const protocol = others.length === 0 ? answer?.protocol : undefined;
  const names = usualNames(usualServicesOf(port, protocol));
  return names === undefined ? [] : [{ label: 'usually', value: [names] }];
}
