import type { AddressReport, Match } from '@porthole/core';
import { fitText } from '../../view/width.ts';
import { type LabelledRow, listOf } from '../text/labelled-lines.ts';
import { clean, type Teller } from '../who/teller.ts';
import { answerText } from './answer-text.ts';

const LONGEST_DETAIL = 120;
const SHOWN_BYTES = 48;

/** What answers, how sure that is, and what else it told. */
export function answerRows({ answer, unknownBytes }: AddressReport, teller: Teller): LabelledRow[] {
  if (answer !== undefined) return [answerRow(answer, teller), ...detailRow(answer, teller)];
  if (unknownBytes === undefined) return [];
  return [{ label: 'first bytes', value: [clean(teller, showBytes(unknownBytes))] }];
}

function answerRow(answer: Match, teller: Teller): LabelledRow {
  const text = `${cut(answerText(answer), teller)} (${answer.confidence}: ${cut(answer.evidence, teller)})`;
  return { label: 'answers', value: [clean(teller, text)] };
}

function detailRow({ details = {} }: Match, teller: Teller): LabelledRow[] {
  const items = Object.entries(details).map(([key, value]) => [clean(teller, `${key} ${cut(value, teller)}`)]);
  return items.length === 0 ? [] : [{ label: 'says', value: listOf(items, teller.style.symbols.separator) }];
}

/** Text of the other side can be as long as it likes; a line about it is not. */
function cut(text: string, { style }: Teller): string {
  // Cut before it is sanitised, so that no escape is cut in two.
  return fitText(text.slice(0, 2 * LONGEST_DETAIL), LONGEST_DETAIL, style.symbols.ellipsis);
}

function showBytes(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, SHOWN_BYTES)).toString('latin1');
  return bytes.length > SHOWN_BYTES ? `${text}...` : text;
}
