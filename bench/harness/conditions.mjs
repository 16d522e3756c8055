import { execFileSync, spawnSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';
import process from 'node:process';

const HERE = new URL('.', import.meta.url).pathname;

function firstMatch(words, pattern) {
  const { stdout, stderr } = spawnSync(words[0], words.slice(1), { encoding: 'utf8' });
  return pattern.exec(`${stdout ?? ''}${stderr ?? ''}`)?.[1] ?? 'not known';
}

function revision() {
  try {
    const git = (...words) =>
      execFileSync('git', ['-C', HERE, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const changed = git('status', '--porcelain', '--', '../../packages') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ', with uncommitted changes' : ''}`;
  } catch {
    return 'not known';
  }
}

/** Everything that a figure depends on. Read before the measuring begins, so that the load average is not our own. */
export function readConditions({ rounds }) {
  return {
    date: new Date().toISOString(),
    porthole: revision(),
    rounds,
    kernel: release(),
    processor: cpus()[0]?.model ?? 'not known',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    loadAverageBefore: loadavg()[0],
    node: process.version,
    ss: firstMatch(['ss', '-V'], /iproute2-([^\s,]+)/),
    lsof: firstMatch(['lsof', '-v'], /revision: (\S+)/),
    netstat: firstMatch(['netstat', '--version'], /net-tools (\S+)/),
  };
}
