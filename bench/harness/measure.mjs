import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cleanEnvironment } from './clean-environment.mjs';
import { spread } from './spread.mjs';

const execute = promisify(execFile);
const WARM_UPS = 1;

/**
 * Runs commands in turn, `rounds` times, after one round that only warms the caches.
 * @param commands name to words, the leading ones of which may be NAME=VALUE
 * @returns name to { cpuMs, wallMs, peakMB } (each with median, least and most) and `output`, the last run's text
 * @throws Error if a run of any of them failed: what does not work has no speed.
 */
export async function measure({ measure: program, folder, rounds, commands }) {
  const names = Object.keys(commands);
  const words = names.flatMap((name, i) => (i === 0 ? commands[name] : ['---', ...commands[name]]));
  const settings = { env: cleanEnvironment(), maxBuffer: 2 ** 26 };
  const { stdout } = await execute(program, [`${WARM_UPS}`, `${rounds}`, folder, ...words], settings);
  const runs = JSON.parse(stdout);
  return Object.fromEntries(names.map((name, number) => [name, summary(name, number, runs, folder)]));
}

function summary(name, number, runs, folder) {
  const own = runs.filter(({ command }) => command === number);
  const failed = own.find(({ status }) => status !== 0);
  if (failed) {
    const complaint = readFileSync(join(folder, `${number}.err`), 'utf8')
      .trim()
      .slice(0, 500);
    throw new Error(`${name} ended with status ${failed.status}: ${complaint}`);
  }
  return {
    cpuMs: spread(own.map(({ userMs, systemMs }) => userMs + systemMs)),
    wallMs: spread(own.map(({ wallMs }) => wallMs)),
    peakMB: spread(own.map(({ peakKiB }) => (peakKiB * 1024) / 1e6)),
    output: readFileSync(join(folder, `${number}.out`), 'utf8'),
  };
}

/** Measurements without the text, for the results. */
export function costsOf(measured) {
  return Object.fromEntries(
    Object.entries(measured).map(([name, { cpuMs, wallMs, peakMB }]) => [name, { cpuMs, wallMs, peakMB }]),
  );
}
