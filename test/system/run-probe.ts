import { fileURLToPath } from 'node:url';
import type { ProbeOptions, ProbeReport, ProbeTarget } from '../../packages/core/src/index.ts';
import { runProgram } from '../world/run-program.ts';

export interface ProbeQuestion {
  readonly target: ProbeTarget;
  readonly options?: Omit<ProbeOptions, 'machine' | 'signal'>;
}

/**
 * Probes one target after the other from within a namespace, or as another user. The reports have passed through
 * JSON: what is `undefined` is not there.
 * @param enter the words that bring it there
 */
export async function runProbe(enter: readonly string[], questions: readonly ProbeQuestion[]): Promise<ProbeReport[]> {
  const script = fileURLToPath(new URL('./probe-targets.ts', import.meta.url));
  const words = [...enter, process.execPath, '--import', 'tsx', script, JSON.stringify(questions)];
  const { stdout, stderr, status } = await runProgram(words, { timeoutMs: 55_000 });
  if (status !== 0) throw new Error(`the probe ended with ${status}: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ProbeReport);
}
