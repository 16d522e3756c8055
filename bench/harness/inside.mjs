// The first process of a world: starts its load, measures, writes down what was measured, and ends, and all with it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { cleanEnvironment } from './clean-environment.mjs';
import { loadArguments } from './loads.mjs';
import { measure } from './measure.mjs';
import { QUESTIONS } from './questions.mjs';

async function startLoad(program, world) {
  const child = spawn(program, loadArguments(world), { stdio: ['ignore', 'pipe', 'inherit'], env: cleanEnvironment() });
  const ready = once(createInterface(child.stdout), 'line');
  const ended = once(child, 'exit').then(([status]) => {
    throw new Error(`the load ended with status ${status}`);
  });
  const [line] = await Promise.race([ready, ended]);
  return JSON.parse(line);
}

async function main() {
  const { name, index, options, binaries, folder } = JSON.parse(process.argv[2]);
  const { question } = await QUESTIONS[name]();
  const world = question.worlds[index];
  const load = { ...world, ...(await startLoad(binaries.load, world)) };
  const { program, library, rounds } = options;
  const data = await question.measure({
    load,
    rounds,
    library,
    porthole: (...words) => [process.execPath, program, ...words],
    /** What commands cost and wrote, by name, in `times` rounds. */
    run: (commands, times = rounds) => measure({ measure: binaries.measure, folder, rounds: times, commands }),
    /** The output of one run of a command, which may begin with NAME=VALUE words. */
    read: (...words) =>
      execFileSync('env', words, {
        encoding: 'utf8',
        env: cleanEnvironment(),
        maxBuffer: 2 ** 28,
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
  });
  writeFileSync(join(folder, 'measured.json'), JSON.stringify({ load, data }));
}

// Signals do not end the first process of a pid namespace, so an interrupted bench is noticed by its end of the pipe.
process.stdin.resume().once('close', () => process.exit(1));

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
