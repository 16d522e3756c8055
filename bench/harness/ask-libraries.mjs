// One warm Node program that asks each library, in turn and again and again, who listens on a port. Prints one JSON
// object: library to the wall time of each call and the pids that its last answer named.
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import findProcess from 'find-process';
import { portToPid } from 'pid-port';
import systeminformation from 'systeminformation';

// A program is warm when V8 has compiled what it runs: this many calls, or this long.
const WARM_UPS = 50;
const WARM_UP_MS = 3000;

const { library, port, rounds } = JSON.parse(process.argv[2]);
const { whoListens } = await import(pathToFileURL(library).href);

/** Each answers with the pids it names. */
const questions = {
  porthole: async () => (await whoListens(port)).flatMap(({ owner }) => owner.holders ?? []).map(({ pid }) => pid),
  'pid-port': async () => [await portToPid(port)],
  'find-process': async () => (await findProcess('port', port)).map(({ pid }) => pid),
  systeminformation: async () =>
    (await systeminformation.networkConnections())
      .filter(({ localPort, state }) => Number(localPort) === port && state === 'LISTEN')
      .map(({ pid }) => pid),
};

const answers = Object.fromEntries(Object.keys(questions).map((name) => [name, { wallMs: [], pids: [] }]));
for (const ask of Object.values(questions)) {
  const end = performance.now() + WARM_UP_MS;
  for (let call = 0; call < WARM_UPS && performance.now() < end; call++) await ask();
}
for (let round = 0; round < rounds; round++) {
  for (const [name, ask] of Object.entries(questions)) {
    const begun = performance.now();
    const pids = await ask();
    const wallMs = performance.now() - begun;
    answers[name].pids = [...new Set(pids.filter((pid) => Number.isInteger(pid)))];
    answers[name].wallMs.push(wallMs);
  }
}
process.stdout.write(JSON.stringify(answers));
