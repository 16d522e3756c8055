import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const NATIVE = new URL('../native/', import.meta.url).pathname;
const BUILT = new URL('../dist/', import.meta.url).pathname;

/** Builds one of the C programs and returns its path. */
export function compile(name, sources) {
  mkdirSync(BUILT, { recursive: true });
  const program = `${BUILT}${name}`;
  const files = sources.map((source) => `${NATIVE}${source}.c`);
  execFileSync('gcc', ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-o', program, ...files], {
    stdio: ['ignore', 2, 2],
  });
  return program;
}
