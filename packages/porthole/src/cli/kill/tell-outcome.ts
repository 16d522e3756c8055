import type { KillResult, Process } from '@porthole/core';
import { printDuration } from '../../view/duration.ts';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import { tellProcess } from '../who/tell-process.ts';
import { clean } from '../who/teller.ts';
import type { KillTeller } from './kill-teller.ts';
import { listProcesses, nameProcesses } from './list-processes.ts';
import type { PlanStory } from './tell-plan.ts';
import { refusalRows } from './tell-refusals.ts';
import { nameRestarter, restarterRows } from './tell-restarter.ts';

/** What came of it, proven: a sentence, and what one has to know beyond. */
export function tellOutcome(story: PlanStory, result: KillResult, teller: KillTeller): string[] {
  const rows = rowsOf(story, result, teller);
  return [...printHeadline(headlineOf(story, result, teller), teller), ...printLabelled(rows, teller)];
}

function headlineOf(story: PlanStory, result: KillResult, teller: KillTeller): Rich {
  const { plan } = story;
  const { check, warn } = teller.style.symbols;
  const subject = clean(teller, story.subject);
  const victims = plan.victims.map(({ process }) => process);
  const freed = plan.target.kind === 'name' ? `The ports of ${subject} are free` : `${subject} is free`;
  const after = result.freedAfterMs === undefined ? '' : ` after ${hard(result.freedAfterMs)}`;
  switch (result.outcome) {
    case 'freed':
      if (plan.target.kind === 'process') {
        return [
          { role: 'good', text: check },
          ' ',
          ...nameProcesses(victims, teller),
          ` ended${after}: its ports are free`,
        ];
      }
      return [{ role: 'good', text: `${check} ${freed}` }, `${after}: `, ...endOf(victims, result, teller)];
    case 'ended':
      return [{ role: 'good', text: check }, ' ', ...nameProcesses(victims, teller), ` ended${after}`];
    case 'partly':
      return [
        { role: 'warning', text: `${warn} ${subject} is not free` },
        ': ',
        ...endOf(victims, result, teller),
        ', others were left alone',
      ];
    case 'denied':
      return [
        { role: 'bad', text: `${warn} ${subject}` },
        ' was not freed: the system does not let you stop ',
        ...nameProcesses(victims, teller),
      ];
    case 'taken-again':
      return takenHeadline(subject, result, teller);
    default:
      return [{ role: 'bad', text: `${warn} ${subject}` }, ...stillHeld(story, result, teller)];
  }
}

/** `node (PID 48213) ended`, or what else became of it. */
function endOf(victims: readonly Process[], { running, signals }: KillResult, teller: KillTeller): Rich {
  const name = nameProcesses(victims, teller);
  if (!signals.some(({ outcome }) => outcome.kind === 'sent'))
    return [...name, ' let go of it before any signal was sent'];
  if (running.length === 0) return [...name, ' ended'];
  return [...name, ' gave it back', running.length === victims.length ? ' and still runs' : ''];
}

function takenHeadline(subject: string, { takenAgain, signals }: KillResult, teller: KillTeller): Rich {
  const { warn } = teller.style.symbols;
  const by: Rich =
    takenAgain?.process === undefined ? ['a process you may not see'] : tellProcess(takenAgain.process, teller);
  const sent = signals.some(({ outcome }) => outcome.kind === 'sent');
  const when =
    sent && takenAgain !== undefined
      ? ` was taken again after ${hard(takenAgain.afterMs)} by `
      : ' was taken meanwhile by ';
  const restarter = takenAgain?.restartedBy;
  const restarted: Rich = restarter === undefined ? [] : [', restarted by ', ...nameRestarter(restarter, teller)];
  return [
    { role: 'bad', text: `${warn} ${subject}` },
    when,
    ...by,
    ...restarted,
    sent ? '' : ', which was not asked to stop',
  ];
}

function stillHeld({ plan }: PlanStory, { running, stillHeld: sockets }: KillResult, teller: KillTeller): Rich {
  if (plan.target.kind === 'process') return [' still runs'];
  const holders = sockets.flatMap(({ owner }) => (owner.kind === 'process' ? owner.holders : []));
  const unique = [...new Map(holders.map((holder) => [holder.pid, holder])).values()];
  if (unique.length === 0) return [' is still taken'];
  const own = unique.some(({ pid }) => running.some((process) => process.pid === pid));
  return [
    ' is still held by ',
    ...nameProcesses(unique, teller),
    own ? ', which did not end' : ', which was not asked to stop',
  ];
}

function rowsOf({ plan }: PlanStory, result: KillResult, teller: KillTeller): LabelledRow[] {
  const { outcome, takenAgain, signals, running } = result;
  const rows: LabelledRow[] = [];
  const replaced = signals.filter((each) => each.outcome.kind === 'replaced').map(({ process }) => process);
  if (replaced.length > 0) {
    const value = [
      ...listProcesses(replaced, teller),
      ': the number belongs to another process now, which got no signal',
    ];
    rows.push({ label: 'spared', value });
  }
  if (takenAgain?.restartedBy !== undefined) rows.push(...restarterRows(takenAgain.restartedBy, 'why', teller));
  if (outcome === 'partly') rows.push(...refusalRows(plan.refused, teller));
  if (outcome === 'denied' && teller.asRoot !== undefined) {
    rows.push({ label: 'as root', value: [{ role: 'command', text: teller.asRoot }], whole: true });
  }
  const killed = signals.some(({ signal }) => signal === 'SIGKILL');
  if (outcome === 'still-held' && running.length > 0) {
    rows.push(
      killed ? STUCK : { label: 'force it', value: [{ role: 'command', text: teller.withForce }], whole: true },
    );
  }
  if (signals.some((each) => each.outcome.kind === 'sent' && each.outcome.by === 'check')) rows.push(CHECKED);
  if (outcome === 'ended' && result.stillHeld.length > 0) {
    rows.push({ label: 'but', value: ['others hold the same ports still'] });
  }
  return rows;
}

const STUCK: LabelledRow = {
  label: 'why',
  value: ['it got SIGKILL and has not ended: it waits for the kernel, mostly for a disk'],
};

const CHECKED: LabelledRow = {
  label: 'note',
  value: ['without koffi, who gets a signal is checked right before it, and not in the very same moment'],
};

/** What takes less than a tenth of a second is not measured more closely. */
function hard(ms: number): string {
  return printDuration(Math.max(ms, 100)).replaceAll(' ', HARD_BLANK);
}
