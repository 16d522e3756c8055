import { printHeadline } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { clean, type Teller } from '../who/teller.ts';
import type { PortFindings } from './ask-ports.ts';

/** How many rows of a search a screen shows: the closest come first, and would scroll out of it. */
export const TABLE_ROWS = 40;

/** What was found, in a sentence. */
export function headlineOf({ question, answers }: PortFindings, teller: Teller): Rich {
  const { ring } = teller.style.symbols;
  const count = answers.length;
  if (question.kind === 'ports') {
    const name = `${question.first}-${question.last}`;
    if (count === 0) return [`${ring} Nothing is known of any port in ${name}, and nobody listens there`];
    return [
      { role: 'answer', text: `${count} of the ports ${name}` },
      ` ${count === 1 ? 'has' : 'have'} a name or a listener`,
    ];
  }
  const words = clean(teller, question.words);
  if (count === 0) return [`${ring} No port is known by the name ${words}, or has it in its description`];
  return [{ role: 'answer', text: `${count} ports` }, ` are known by ${words}, the closest first`];
}

/** That there is more than the screen shows. */
export function tellRest(rest: number, teller: Teller): string[] {
  return printHeadline([`${rest} more fit less well: more words narrow it, and a pipe gets all of them`], teller);
}
