import type { ListenerRow } from '../../view/fold.ts';
import type { Context } from '../context.ts';
import { spellCommand } from '../self-command.ts';
import { type LabelledRow, printLabelled } from '../text/labelled-lines.ts';
import type { Page } from '../text/page.ts';

/** What one would type after a list of the open ports. */
export function printNextSteps(rows: readonly ListenerRow[], page: Page, { self }: Pick<Context, 'self'>): string[] {
  const port = (rows.find((row) => row.owner.kind === 'process') ?? rows[0])?.port;
  const steps: readonly (readonly [label: string, args: readonly string[]])[] = [
    ...(port === undefined ? [] : [['one port', ['who', String(port)]] as const]),
    ['who talks', ['connections']],
    ['everything', ['list', '--all']],
  ];
  return printLabelled(
    steps.map(([label, args]): LabelledRow => {
      return { label, value: [{ role: 'command', text: spellCommand(self, args) }], whole: true };
    }),
    page,
  );
}
