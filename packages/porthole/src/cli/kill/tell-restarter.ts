import type { Restarter } from '@porthole/core';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import { clean } from '../who/teller.ts';
import type { KillTeller } from './kill-teller.ts';
import { spellStop } from './spell-stop.ts';

/** `nodemon 48100`, `systemd unit api.service`. */
export function nameRestarter({ kind, name, pid }: Restarter, teller: KillTeller): Rich {
  const text = clean(teller, kind === 'systemd-unit' ? `systemd unit ${name}` : name);
  return [{ role: 'process', text }, ...(pid === undefined ? [] : [`${HARD_BLANK}${pid}`])];
}

/** Who may start it again, and what stops it for good. */
export function restarterRows(restarter: Restarter, label: string, teller: KillTeller): LabelledRow[] {
  const { stop, evidence } = restarter;
  const note = stop?.kind === 'command' && stop.note !== undefined ? ` (${clean(teller, stop.note)})` : '';
  const row = {
    label,
    value: [...nameRestarter(restarter, teller), ` may start it again: ${clean(teller, evidence)}`],
  };
  if (stop === undefined) return [row];
  const command = { role: 'command' as const, text: clean(teller, spellStop(stop, teller.spell)) };
  return [row, { label: 'for good', value: [command, note], whole: true }];
}
