import type { Check, CheckStatus } from '@porthole/core';
import { sanitize } from '../../view/sanitize.ts';
import type { Role } from '../../view/style.ts';
import type { Symbols } from '../../view/symbols.ts';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Page } from '../text/page.ts';

const LABELS: Readonly<Record<string, string>> = {
  sockets: 'sockets',
  'unix-sockets': 'unix',
  owners: 'owners',
  bpf: 'bpf',
  ffi: 'ffi',
  kernel: 'kernel',
  capabilities: 'rights',
  hidepid: 'processes',
  'ptrace-scope': 'tracing',
  'pid-namespace': 'pids',
  'user-namespace': 'users',
  'network-namespaces': 'networks',
  program: 'program',
};

const WORDS: Readonly<Record<CheckStatus, { role: Role; symbol: keyof Symbols; word: string }>> = {
  ok: { role: 'good', symbol: 'check', word: 'ok' },
  partial: { role: 'warning', symbol: 'warn', word: 'partial' },
  unavailable: { role: 'bad', symbol: 'ring', word: 'missing' },
};

/** The answer in a sentence, a line for each check, and at the end the commands that would show more. */
export function tellChecks(
  checks: readonly Check[],
  commandOf: (check: Check) => string | null,
  page: Page,
): readonly string[] {
  const rows = checks.map((check) => rowOf(check, page));
  const steps = stepsOf(checks, commandOf);
  return [
    ...printHeadline([{ role: 'answer', text: summarize(checks) }], page),
    '',
    ...printLabelled(rows, page),
    ...(steps.length === 0 ? [] : ['', ...printLabelled(steps, page)]),
  ];
}

function summarize(checks: readonly Check[]): string {
  const poor = checks.filter(({ status }) => status !== 'ok');
  if (poor.length === 0) return 'Everything can be seen here.';
  const names = poor.map(({ id }) => LABELS[id] ?? id).join(', ');
  return `${checks.length - poor.length} of ${checks.length} checks are well. Not all can be seen: ${names}.`;
}

function rowOf({ id, status, finding, hint }: Check, { style }: Page): LabelledRow {
  const { role, symbol, word } = WORDS[status];
  const text = sanitize(hint === undefined ? finding : `${finding} ${hint}`, style.ascii ? 'ascii' : 'unicode');
  return { label: LABELS[id] ?? id, value: [{ role, text: `${style.symbols[symbol]} ${word}:` }, ` ${text}`] };
}

/** Each command once, with what it is for. */
function stepsOf(checks: readonly Check[], commandOf: (check: Check) => string | null): LabelledRow[] {
  const steps = new Map<string, string[]>();
  for (const check of checks) {
    const command = commandOf(check);
    if (command !== null) steps.set(command, [...(steps.get(command) ?? []), LABELS[check.id] ?? check.id]);
  }
  return [...steps].flatMap(([command, labels]) => [
    { label: 'to see more', value: [`of ${labels.join(', ')}:`] },
    { label: '', value: [{ role: 'command', text: command }], whole: true },
  ]);
}
