// `npm test`: every check there is. Its last line is `N passed, N failed` (`, N skipped`) over all of them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ledger } from './test/ledger.mjs';
import { killAll, runChild } from './test/run-child.mjs';
import { provideTools } from './test/system-tools.mjs';

const cwd = path.resolve(import.meta.dirname, '..');
const MINUTE = 60_000;
const deadline = Date.now() + 19 * MINUTE;

/** @param {string} name */
const bin = (name) => path.join(cwd, 'node_modules/.bin', name);

/** Each one is one test. @type {[name: string, command: string[]][]} */
const CHECKS_OF_THE_SOURCES = [
  ['types of the packages', [bin('tsc'), '-b', 'packages/core', 'packages/porthole']],
  ['types of the tests', [bin('tsc'), '-p', 'test']],
  ['lint and format', [bin('biome'), 'check', '--error-on-warnings', '.']],
  ['who may import whom', [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'packages', 'examples']],
  ['dead code', [bin('knip'), '--no-progress']],
  ['the build', [process.execPath, 'scripts/bundle.mjs']],
];

/** Each test of these is one test. */
const PROJECTS = ['unit', 'system', 'e2e', 'packaging'];

/** @type {[name: string, command: string[]][]} */
const CHECKS_OF_THE_PACKAGES = ['core', 'porthole'].map((name) => [
  `publint of packages/${name}`,
  [bin('publint'), 'run', `packages/${name}`, '--pack', 'npm', '--strict'],
]);

const ledger = new Ledger();
const scratch = mkdtempSync(path.join(tmpdir(), 'porthole-test-'));

/** How long a step may take, within what is left for all. */
const timeLeft = (/** @type {number} */ most) => Math.max(1000, Math.min(most, deadline - Date.now()));

/** @param {[name: string, command: string[]][]} checks */
async function runChecks(checks) {
  for (const [name, command] of checks) {
    const began = Date.now();
    const { ok, ending, output } = await runChild(command, { cwd, timeoutMs: timeLeft(3 * MINUTE), show: false });
    console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name}  ${((Date.now() - began) / 1000).toFixed(1)} s`);
    if (ok) {
      ledger.pass();
    } else {
      ledger.fail(`${name}: ${ending}`);
      console.log(output.trimEnd());
    }
  }
}

/** @param {string} project */
async function runProject(project) {
  const file = path.join(scratch, `${project}.json`);
  const { ok, ending } = await runChild([bin('vitest'), 'run', '--project', project], {
    cwd,
    timeoutMs: timeLeft(9 * MINUTE),
    show: true,
    env: { ...process.env, PORTHOLE_TALLY: file },
  });
  let tally;
  try {
    tally = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    ledger.fail(`vitest ${project}: ${ending}, without a result`);
    return;
  }
  ledger.add(tally);
  if (!ok && tally.failed.length === 0) ledger.fail(`vitest ${project}: ${ending}, although no test failed`);
}

function checkTools() {
  const { ok, missing } = provideTools();
  if (missing === undefined) ledger.pass();
  else if (ok) ledger.skip('the programs that tests run', missing);
  else ledger.fail(`the programs that tests run: ${missing}`);
  if (process.getuid?.() !== 0) {
    console.log('Not root: left out are tests of other namespaces, other users, kernel sockets and BPF.');
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    killAll();
    rmSync(scratch, { recursive: true, force: true });
    process.exit(130);
  });
}

// With it every Node program starts four times as slowly; and a Debian user's PATH lacks where `ip` is.
delete process.env.NODE_EXTRA_CA_CERTS;
process.env.PATH = [process.env.PATH, '/usr/sbin', '/sbin'].join(path.delimiter);

try {
  checkTools();
  await runChecks(CHECKS_OF_THE_SOURCES);
  for (const project of PROJECTS) await runProject(project);
  await runChecks(CHECKS_OF_THE_PACKAGES);
} catch (error) {
  ledger.fail(`the test command itself: ${error instanceof Error ? error.stack : error}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

console.log(ledger.lines().join('\n'));
process.exitCode = ledger.isGreen ? 0 : 1;
