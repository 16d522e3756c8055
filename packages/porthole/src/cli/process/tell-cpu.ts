import type { CpuPart, ThreadAnatomy } from '@porthole/core';
import { printDuration } from '../../view/duration.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { hard, printPercent } from '../who/tell-process.ts';
import { clean, type Teller } from '../who/teller.ts';
import type { Examined } from './examine.ts';
import { UNSEEN } from './not-there.ts';
import { tellState } from './thread-words.ts';

/** Its share of the processors now and since it started, and which of them it may have. */
export function cpuRows({ anatomy }: Examined, teller: Teller): LabelledRow[] {
  const { cpu, startedAtMs } = anatomy;
  const rows: LabelledRow[] = [{ label: 'state', value: [tellStates(anatomy.threads, teller)] }];
  if (cpu.share !== undefined && cpu.sampleMs !== undefined) {
    rows.push({
      label: 'share',
      value: [`${hard(printPercent(cpu.share))} of one processor, measured over ${hard(printDuration(cpu.sampleMs))}`],
    });
  }
  const age = startedAtMs === undefined ? undefined : teller.nowMs - startedAtMs;
  rows.push({ label: 'used', value: [tellUsed(cpu, age)] });
  if (cpu.allowed !== undefined && cpu.allowedCount !== undefined) {
    const which =
      cpu.allowedCount === 1 ? `only processor ${cpu.allowed}` : `${cpu.allowedCount} processors: ${cpu.allowed}`;
    const nice = cpu.nice === undefined || cpu.nice === 0 ? '' : `, nice ${cpu.nice}`;
    rows.push({ label: 'may run on', value: [clean(teller, which), nice] });
  }
  return rows;
}

/** How many threads do what: `sleeping`, `2 running, 11 sleeping`. */
function tellStates(threads: readonly ThreadAnatomy[], teller: Teller): string {
  const counts = new Map<string, number>();
  for (const thread of threads) counts.set(tellState(thread), (counts.get(tellState(thread)) ?? 0) + 1);
  const states = [...counts]
    .sort(([, a], [, b]) => a - b)
    .map(([state, count]) => (threads.length === 1 ? state : hard(`${count} ${state}`)));
  return states.length === 0 ? UNSEEN : states.join(` ${teller.style.symbols.separator} `);
}

function tellUsed({ usedMs, userMs, systemMs }: CpuPart, age: number | undefined): string {
  if (usedMs === undefined || userMs === undefined || systemMs === undefined) return 'not known';
  const parts = `${hard(printDuration(userMs))} in its own code, ${hard(printDuration(systemMs))} in the kernel`;
  const average =
    age === undefined || age <= 0 ? '' : `; on average ${hard(printPercent(usedMs / age))} since it started`;
  return `${hard(printDuration(usedMs))}: ${parts}${average}`;
}
