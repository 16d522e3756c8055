import { fileURLToPath } from 'node:url';
import { runProgram } from '../world/run-program.ts';

interface Held {
  readonly descriptors: number;
  readonly heapBytes: number;
  readonly outsideBytes: number;
  readonly residentBytes: number;
}

/** What a program held on to early on and at its end, by what it did. */
export type Holdings = Readonly<Record<'byOneHost' | 'byManyHosts', { readonly early: Held; readonly late: Held }>>;

const PROGRAM = fileURLToPath(new URL('./many-snapshots.ts', import.meta.url));

/** Runs so many snapshots, and then so many hosts, in one program of its own. */
export async function runManySnapshots(snapshots: number, hosts: number, timeoutMs: number): Promise<Holdings> {
  const words = ['--expose-gc', '--conditions', 'porthole-source', '--import', 'tsx', PROGRAM];
  const ran = await runProgram([process.execPath, ...words, `${snapshots}`, `${hosts}`], { timeoutMs });
  if (ran.status !== 0) throw new Error(`the snapshots ended with ${ran.status ?? ran.signal}: ${ran.stderr}`);
  return JSON.parse(ran.stdout) as Holdings;
}
