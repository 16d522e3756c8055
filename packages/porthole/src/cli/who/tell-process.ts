import type { WhySourceKind } from '@porthole/core';
import type { ProcessAnswer } from '../../contract/index.ts';
import { printBytes } from '../../view/bytes.ts';
import { printDuration } from '../../view/duration.ts';
import { fitText } from '../../view/width.ts';
import { describeWhat, shortenPath } from '../describe-what.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import { clean, type Teller } from './teller.ts';

/** How many lines of a screen a command may take. */
const COMMAND_LINES = 3;

/** `node`, in its role. Raw text in, clean text out. */
function tellProcessName(name: string | undefined, teller: Teller): Rich {
  const text = name === undefined || name === '' ? '(no name)' : clean(teller, name);
  return [{ role: 'process', text: text.replaceAll(' ', HARD_BLANK) }];
}

/** `node (PID 48213)`. */
export function tellProcess(
  process: { readonly pid: number; readonly name: string | undefined },
  teller: Teller,
): Rich {
  return [...tellProcessName(process.name, teller), `${HARD_BLANK}(PID${HARD_BLANK}${process.pid})`];
}

/** `node 48213`, in a list. */
export function tellProcessShort(
  process: { readonly pid: number; readonly name: string | undefined },
  teller: Teller,
): Rich {
  return [...tellProcessName(process.name, teller), `${HARD_BLANK}${process.pid}`];
}

/** `– Vite dev server of ~/code/shop`, with a blank before it; nothing where nothing is known. */
export function tellWhatItIs(facts: ProcessAnswer | undefined, teller: Teller): Rich {
  const words = facts === undefined ? undefined : describeWhat(facts, teller.home);
  return words === undefined ? [] : [` ${teller.style.symbols.dash}${HARD_BLANK}${clean(teller, words)}`];
}

/** When, by whom and why it was started, what it is, where, and what it uses. Rows about what is not known are left out. */
export function tellProcessRows(facts: ProcessAnswer | undefined, teller: Teller): LabelledRow[] {
  if (facts === undefined) return [];
  const rows: readonly (LabelledRow | undefined)[] = [
    startedRow(facts, teller),
    whyRow(facts, teller),
    commandRow(facts, teller),
    folderRow(facts, teller),
    loadRow(facts, teller),
  ];
  return rows.filter((row) => row !== undefined);
}

function startedRow({ process, why }: ProcessAnswer, teller: Teller): LabelledRow | undefined {
  const { startedAtMs, uid, user } = process;
  const by = uid === undefined ? undefined : uid === teller.uid ? 'you' : clean(teller, user ?? `user ${uid}`);
  const ago = startedAtMs === undefined ? undefined : `${hard(printDuration(teller.nowMs - startedAtMs))} ago`;
  if (by === undefined && ago === undefined) return undefined;
  const head = [by === undefined ? undefined : `by ${by}`, ago].filter((part) => part !== undefined).join(', ');
  const chain = why === undefined || why.chain.length < 2 ? [] : [': ', ...tellChain(why.chain, teller)];
  return { label: 'started', value: [head, ...chain] };
}

/** What keeps it running, in words; a plain shell or the session alone say no more than the chain does. */
const SOURCES: Readonly<Partial<Record<WhySourceKind, (name: string) => string>>> = {
  'systemd-unit': (name) => `systemd unit ${name}`.trimEnd(),
  container: (name) => `container ${name}`.trimEnd(),
  kubernetes: (name) => `Kubernetes pod ${name}`.trimEnd(),
  cron: () => 'a job of cron',
  ssh: () => 'an SSH login',
  'terminal-multiplexer': (name) => `a session of ${name || 'a terminal multiplexer'}`,
  'process-manager': (name) => `the process manager ${name}`.trimEnd(),
  'package-script': (name) => `the script ${name}`.trimEnd(),
};

export function whyRow({ why }: ProcessAnswer, teller: Teller): LabelledRow | undefined {
  const words = why === undefined ? undefined : SOURCES[why.source.kind];
  if (why === undefined || words === undefined) return undefined;
  return { label: 'why', value: [hard(words(clean(teller, why.source.name ?? '')))] };
}

export function tellChain(chain: NonNullable<ProcessAnswer['why']>['chain'], teller: Teller): Rich {
  const { arrow } = teller.style.symbols;
  return chain.flatMap(({ label }, index) => {
    const name = hard(clean(teller, label));
    return index === 0 ? [name] : [` ${arrow}${HARD_BLANK}${name}`];
  });
}

export function commandRow({ process }: ProcessAnswer, teller: Teller): LabelledRow | undefined {
  if (process.command === undefined || process.command.length === 0) return undefined;
  const text = clean(teller, process.command.join(' '));
  const room = teller.width === undefined ? undefined : Math.max(1, (teller.width - 14) * COMMAND_LINES - 20);
  return { label: 'command', value: [room === undefined ? text : fitText(text, room, teller.style.symbols.ellipsis)] };
}

export function folderRow({ detail, project }: ProcessAnswer, teller: Teller): LabelledRow | undefined {
  if (detail?.folder === undefined) return undefined;
  const folder = clean(teller, shortenPath(detail.folder, teller.home));
  const facts = [
    project?.name === undefined ? undefined : `project ${clean(teller, project.name)}`,
    project?.branch === undefined ? undefined : `git ${clean(teller, project.branch)}`,
  ].filter((fact) => fact !== undefined);
  return { label: 'folder', value: [folder, facts.length === 0 ? '' : ` (${facts.join(', ')})`] };
}

function loadRow({ process, detail }: ProcessAnswer, teller: Teller): LabelledRow | undefined {
  const { cpuMs, residentBytes } = detail ?? {};
  const age = process.startedAtMs === undefined ? undefined : teller.nowMs - process.startedAtMs;
  const parts: string[] = [];
  if (residentBytes !== undefined) parts.push(hard(`memory ${printBytes(residentBytes)}`));
  if (cpuMs !== undefined && age !== undefined && age > 0) {
    parts.push(`${hard(`cpu ${printPercent(cpuMs / age)}`)} on average since it started`);
  }
  if (parts.length === 0) return undefined;
  return { label: 'load', value: [parts.join(` ${teller.style.symbols.separator} `)] };
}

/** Of one processor core, as `top` counts: `0.3 %`, `12 %`, `180 %`. */
export function printPercent(share: number): string {
  const percent = share * 100;
  return `${percent < 9.95 ? Number(percent.toFixed(1)) : Math.round(percent)} %`;
}

/** The text as one thing that no line break goes through. */
export function hard(text: string): string {
  return text.replaceAll(' ', HARD_BLANK);
}
