import type { Verdict, VerdictCommand, VerdictEvidence, VerdictOutcome, VerdictWayOut } from '@porthole/core';
import type { Role } from '../../view/style.ts';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import { clean, type Teller } from '../who/teller.ts';

const ROLES: Readonly<Record<VerdictOutcome, Role>> = { fine: 'good', fails: 'answer', unknown: 'warning' };

/** The verdict as the first line, then what it rests on, then what to do. */
export function tellVerdict(
  verdict: Verdict,
  teller: Teller,
  spell: (command: VerdictCommand) => string,
): readonly string[] {
  const { outcome, sentence, evidence, wayOut } = verdict;
  const { dot, ring } = teller.style.symbols;
  const mark = outcome === 'fine' ? ring : dot;
  const headline = printHeadline([{ role: ROLES[outcome], text: `${mark} ${clean(teller, sentence)}` }], teller);
  const seen = evidence.filter(({ unknown }) => !unknown).map((each) => evidenceRow(each, teller));
  const unseen = evidence.filter(({ unknown }) => unknown).map((each) => evidenceRow(each, teller));
  const rows = [...seen, ...unseen, ...asRootRow(verdict, teller)];
  const ways = wayOut.flatMap((way, index) => wayRows(way, index, teller, spell));
  return [
    ...headline,
    ...(rows.length === 0 ? [] : ['', ...printLabelled(rows, teller)]),
    ...(ways.length === 0 ? [] : ['', ...printLabelled(ways, teller)]),
  ];
}

function evidenceRow({ what, text, unknown }: VerdictEvidence, teller: Teller): LabelledRow {
  const words = clean(teller, text);
  return { label: what, value: unknown ? [{ role: 'warning', text: words }] : [words] };
}

/** What was not seen for want of rights, more rights would show. */
function asRootRow({ evidence }: Verdict, { asRoot }: Teller): readonly LabelledRow[] {
  if (asRoot === undefined || !evidence.some(({ remedy }) => remedy === 'root')) return [];
  return [{ label: 'to see it', value: [{ role: 'command', text: asRoot }], whole: true }];
}

function wayRows(
  { text, command }: VerdictWayOut,
  index: number,
  teller: Teller,
  spell: (command: VerdictCommand) => string,
): readonly LabelledRow[] {
  const row: LabelledRow = { label: index === 0 ? 'what to do' : '', value: [clean(teller, text)] };
  if (command === undefined) return [row];
  const spelled = clean(teller, spell(command));
  return [row, { label: '', value: [{ role: 'command', text: spelled }], whole: true }];
}
