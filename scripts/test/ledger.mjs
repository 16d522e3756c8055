/**
 * Adds up what all the checks of `npm test` come to: each check counts as one test, each vitest run as its tests.
 * A skipped test without a reason is a failed one, because nobody could say whether it should have run.
 */
export class Ledger {
  #passed = 0;
  /** @type {string[]} */
  #failed = [];
  /** @type {{ name: string, reason: string }[]} */
  #skipped = [];

  pass() {
    this.#passed++;
  }

  /** @param {string} name */
  fail(name) {
    this.#failed.push(name);
  }

  /**
   * @param {string} name
   * @param {string | undefined} reason
   */
  skip(name, reason) {
    if (reason === undefined || reason.trim() === '') this.fail(`${name} (skipped without a reason)`);
    else this.#skipped.push({ name, reason });
  }

  /** @param {import('../../test/reporter/tally.ts').Tally} tally */
  add(tally) {
    this.#passed += tally.passed;
    for (const name of tally.failed) this.fail(name);
    for (const { name, reason } of tally.skipped) this.skip(name, reason);
  }

  /** True only where something was tested and nothing failed. */
  get isGreen() {
    return this.#failed.length === 0 && this.#passed > 0;
  }

  /** What failed, what was skipped and why, and the sum as the last line. */
  lines() {
    const lines = [];
    if (this.#failed.length > 0) lines.push('', 'Failed:', ...this.#failed.map((name) => `  ${name}`));
    if (this.#skipped.length > 0) lines.push('', 'Skipped:');
    for (const [reason, names] of this.#byReason()) lines.push(`  ${reason}`, ...names.map((name) => `    ${name}`));
    if (this.#passed === 0 && this.#failed.length === 0) lines.push('', 'Nothing was tested.');
    const sum = [`${this.#passed} passed`, `${this.#failed.length} failed`];
    if (this.#skipped.length > 0) sum.push(`${this.#skipped.length} skipped`);
    return [...lines, '', sum.join(', ')];
  }

  #byReason() {
    /** @type {Map<string, string[]>} */
    const groups = new Map();
    for (const { name, reason } of this.#skipped) groups.set(reason, [...(groups.get(reason) ?? []), name]);
    return groups;
  }
}
