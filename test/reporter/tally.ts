import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** What one run of vitest comes to. `scripts/test.mjs` reads it from a file and adds it to the other checks. */
export interface Tally {
  readonly passed: number;
  /** Names of what failed: tests, and also files, hooks and stray errors that belong to no test. */
  readonly failed: readonly string[];
  readonly skipped: readonly SkippedTest[];
}

export interface SkippedTest {
  readonly name: string;
  /** Given by the test itself, as in `context.skip('needs root')`. */
  readonly reason: string | undefined;
}

/** Counts the tests of a finished run. */
function tallyOf(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): Tally {
  let passed = 0;
  const failed: string[] = [];
  const skipped: SkippedTest[] = [];
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') passed++;
      else if (result.state === 'skipped') skipped.push({ name: nameOf(test), reason: reasonOf(test, result.note) });
      // A test that never ended is not a test that passed.
      else failed.push(nameOf(test));
    }
    for (const suite of [module, ...module.children.allSuites()]) {
      const name = suite.type === 'module' ? suite.relativeModuleId : nameOf(suite);
      if (suite.errors().length > 0) failed.push(`${name} (outside of its tests)`);
    }
  }
  for (const error of strayErrors) failed.push(`${error.name ?? 'Error'}: ${error.message} (in no test)`);
  return { passed, failed, skipped };
}

/** A test whose suite could not be set up says nothing itself; the suite is among the failures. */
function reasonOf(test: TestCase, note: string | undefined): string | undefined {
  if (note !== undefined) return note;
  for (let at: TestSuite | TestModule = test.parent; ; at = at.parent) {
    if (at.errors().length > 0) return 'what it stands on failed';
    if (at.type === 'module') return undefined;
  }
}

function nameOf(task: Pick<TestCase, 'module' | 'fullName'>): string {
  return `${task.module.relativeModuleId} > ${task.fullName}`;
}

/** A vitest reporter that leaves the tally in the file named by `PORTHOLE_TALLY`. */
export class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): void {
    const file = process.env.PORTHOLE_TALLY;
    if (file !== undefined) writeFileSync(file, JSON.stringify(tallyOf(modules, strayErrors)));
  }
}
