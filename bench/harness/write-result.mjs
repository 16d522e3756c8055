import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figure } from './table.mjs';

const row = (cells) => `| ${cells.join(' | ')} |`;

function markdownTable({ title, columns, rows }) {
  const rule = columns.map((_, i) => (i === 0 ? '---' : '--:'));
  return [`## ${title}`, '', row(columns), row(rule), ...rows.map(row), ''];
}

function targetRow({ what, value, limit, aim, unit, atLeast, met }) {
  const sign = atLeast ? '>=' : '<=';
  return [
    what,
    `${figure(value)}${unit}`,
    `${sign} ${limit}${unit}`,
    aim === undefined ? '' : `${sign} ${aim}${unit}`,
    met ? 'met' : 'missed',
  ];
}

function checkLine({ what, passed, wrong, count }) {
  return passed ? `- passed: ${what}` : `- **failed**: ${what} (${count}, as in \`${wrong.join('`, `')}\`)`;
}

const conditionLine = ([key, value]) => `- ${key}: ${figure(value)}`;

const worldLine = (world) =>
  `- load: ${Object.entries(world)
    .filter(([, value]) => value && !Array.isArray(value))
    .map(([key, value]) => `${key} ${value}`)
    .join(', ')}`;

function printMarkdown({ title, tables, targets, checks, conditions, worlds }) {
  const lines = [
    `# ${title}`,
    '',
    'Medians (least-most). CPU is user and system time of the whole tree of processes.',
    '',
  ];
  for (const table of tables) lines.push(...markdownTable(table));
  if (targets.length > 0)
    lines.push(
      ...markdownTable({ title: 'Targets', columns: ['what', 'is', 'limit', 'aim', ''], rows: targets.map(targetRow) }),
    );
  lines.push('## Checks', '', ...checks.map(checkLine), '');
  lines.push('## Conditions', '', ...Object.entries(conditions).map(conditionLine), ...worlds.map(worldLine), '');
  return lines.join('\n');
}

/** Writes a result as `<question>.md` and `<question>.json`; returns it with `met`: every target and every check. */
export function writeResult(result, folder) {
  const met = result.targets.every((each) => each.met) && result.checks.every(({ passed }) => passed);
  const whole = { schema: 'porthole.bench/1', ...result, met };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${result.question}.json`), `${JSON.stringify(whole, null, 1)}\n`);
  writeFileSync(join(folder, `${result.question}.md`), printMarkdown(whole));
  return whole;
}
