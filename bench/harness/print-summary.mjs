import process from 'node:process';
import { figure } from './table.mjs';

/** Tells a result on stdout: one line for each row, target and check. */
export function printSummary({ question, title, tables, targets, checks, conditions }) {
  const lines = [`\n${question}: ${title}`];
  for (const { title: heading, columns, rows } of tables) {
    lines.push(
      `  ${heading} [${columns.slice(1).join(', ')}]`,
      ...rows.map(([name, ...cells]) => `    ${name}: ${cells.join(', ')}`),
    );
  }
  for (const { what, value, limit, unit, atLeast, met } of targets) {
    lines.push(
      `  ${met ? 'met   ' : 'missed'} ${what}: ${figure(value)}${unit} (${atLeast ? 'at least' : 'at most'} ${limit}${unit})`,
    );
  }
  for (const { what, passed, wrong } of checks)
    lines.push(`  ${passed ? 'passed' : 'FAILED'} ${what}${passed ? '' : `: ${wrong.join('; ')}`}`);
  if (conditions.loadAverageBefore > conditions.cores / 2) {
    lines.push(`  (the machine was busy before it began: load average ${figure(conditions.loadAverageBefore)})`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
