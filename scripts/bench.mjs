// `npm run bench [QUESTION...] [-- OPTION...]`: builds what is to be measured, installs the peers, and measures.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bench = path.join(root, 'bench');

/**
 * @param {string} folder
 * @param {string} program
 * @param {string[]} words
 */
function run(folder, program, ...words) {
  const { status, error } = spawnSync(program, words, { cwd: folder, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}

/** The results tell of what is in the checkout, so an old build must not be measured. */
let status = run(root, 'npm', 'run', '--silent', 'build');
if (status === 0 && !existsSync(path.join(bench, 'node_modules'))) {
  status = run(bench, 'npm', 'ci', '--no-audit', '--no-fund');
}
if (status === 0) status = run(root, process.execPath, path.join(bench, 'run.mjs'), ...process.argv.slice(2));
process.exitCode = status;
