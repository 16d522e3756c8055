import type { KillPlan, Victim } from '@porthole/core';
import { printDuration } from '../../view/duration.ts';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import type { FactsByPid } from '../who/facts-by-pid.ts';
import { tellWhatItIs } from '../who/tell-process.ts';
import { clean } from '../who/teller.ts';
import type { KillTeller } from './kill-teller.ts';
import { listEndpoints } from './list-endpoints.ts';
import { listProcesses, nameProcesses } from './list-processes.ts';
import { refusalRows } from './tell-refusals.ts';
import { restarterRows } from './tell-restarter.ts';

/** A plan, and how its target is called. */
export interface PlanStory {
  /** Raw text. */
  readonly subject: string;
  readonly plan: KillPlan;
  readonly facts: FactsByPid;
}

/** What will end, what that frees, and what it costs. */
export function tellPlan({ subject, plan, facts }: PlanStory, teller: KillTeller): string[] {
  const { victims, target, refused } = plan;
  const processes = victims.map(({ process }) => process);
  const what = tellWhatItIs(facts.get(processes[0]?.pid ?? 0), teller);
  const headline: Rich =
    target.kind === 'process'
      ? [{ role: 'answer', text: teller.style.symbols.dot }, ' ', ...nameProcesses(processes, teller), ...what]
      : [
          { role: 'answer', text: `${teller.style.symbols.dot} ${clean(teller, subject)}` },
          ' is taken by ',
          ...nameProcesses(processes, teller),
          ...what,
        ];
  const rows = [...victimRows(victims, teller), ...refusalRows(refused, teller)];
  return [...printHeadline(headline, teller), '', ...printLabelled(rows, teller)];
}

/** The same for who only wants to see it: with what would be done, one after the other. */
export function stepRows({ steps }: KillPlan): LabelledRow[] {
  const texts = steps.map((step) => {
    if (step.do === 'prove') return `watch for ${hard(step.forMs)} that it stays free`;
    return step.do === 'terminate'
      ? `SIGTERM, and up to ${hard(step.waitMs)} to end`
      : `then, if it must be and you agree, SIGKILL`;
  });
  return texts.length === 0 ? [] : [{ label: 'steps', value: [texts.join('; ')] }];
}

function hard(ms: number): string {
  return printDuration(ms).replaceAll(' ', HARD_BLANK);
}

function victimRows(victims: readonly Victim[], teller: KillTeller): LabelledRow[] {
  const holds = victims.flatMap((victim) => victim.holds);
  const also = victims.flatMap((victim) => victim.alsoServes);
  const clients = Math.max(0, ...victims.map((victim) => victim.clients));
  const rows: LabelledRow[] = [
    {
      label: 'ends',
      value: listProcesses(
        victims.map(({ process }) => process),
        teller,
      ),
    },
  ];
  if (holds.length > 0) rows.push({ label: 'frees', value: listEndpoints(holds, teller) });
  if (also.length > 0) rows.push({ label: 'ends too', value: listEndpoints(also, teller) });
  if (clients > 0) {
    const what = clients === 1 ? '1 open connection is cut' : `${clients} open connections are cut`;
    rows.push({ label: 'clients', value: [what] });
  }
  const restarters = new Map(
    victims.flatMap(({ restartedBy }) =>
      restartedBy === undefined || victims.some(({ process }) => process.pid === restartedBy.pid)
        ? []
        : [[`${restartedBy.kind} ${restartedBy.name} ${restartedBy.pid}`, restartedBy] as const],
    ),
  );
  return [...rows, ...[...restarters.values()].flatMap((each) => restarterRows(each, 'comes back', teller))];
}
