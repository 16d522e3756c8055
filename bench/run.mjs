// Measures porthole next to its peers: `npm run bench [QUESTION...] [-- --rounds N]`. README.md tells the rest.
import process from 'node:process';
import { readArguments } from './harness/arguments.mjs';
import { compile } from './harness/compile.mjs';
import { readConditions } from './harness/conditions.mjs';
import { ensureBuilt } from './harness/ensure-built.mjs';
import { ensureTools } from './harness/ensure-tools.mjs';
import { printSummary } from './harness/print-summary.mjs';
import { QUESTIONS } from './harness/questions.mjs';
import { enterWorld } from './harness/world.mjs';
import { writeResult } from './harness/write-result.mjs';

async function answer(name, { question }, options, binaries) {
  const conditions = readConditions(options);
  const measurements = [];
  for (const [index, world] of question.worlds.entries()) {
    process.stderr.write(`${name}: ${world.processes} processes, ${world.sockets} sockets\n`);
    measurements.push(await enterWorld({ name, index, world, options, binaries }));
  }
  const worlds = measurements.map(({ load }) => load);
  const result = { ...question.judge(measurements.map(({ data }) => data)), question: name, title: question.title };
  return writeResult({ ...result, worlds, conditions }, options.results);
}

async function main() {
  const options = readArguments(process.argv.slice(2));
  if (process.getuid?.() !== 0) {
    throw new Error('the bench makes network and pid namespaces, which needs root: run it as root');
  }
  ensureTools();
  ensureBuilt(options);
  const binaries = {
    load: compile('load', ['load', 'sockets', 'worker', 'keeper']),
    measure: compile('measure', ['measure']),
  };
  let met = true;
  for (const name of options.questions) {
    try {
      const result = await answer(name, await QUESTIONS[name](), options, binaries);
      printSummary(result);
      met &&= result.met;
    } catch (error) {
      // One question that cannot be answered does not take the others' answers away.
      process.stderr.write(`bench: ${error.message}\n`);
      met = false;
    }
  }
  process.exitCode = met ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 2;
});
