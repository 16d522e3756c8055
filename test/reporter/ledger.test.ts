import { describe, expect, it } from 'vitest';
import { Ledger } from '../../scripts/test/ledger.mjs';

function lastLine(ledger: Ledger): string | undefined {
  return ledger.lines().at(-1);
}

describe('Ledger', () => {
  it('counts a check as one test and a tally as its tests', () => {
    const ledger = new Ledger();
    ledger.pass();
    ledger.add({ passed: 41, failed: [], skipped: [] });
    expect(lastLine(ledger)).toBe('42 passed, 0 failed');
    expect(ledger.isGreen).toBe(true);
  });

  it('is red with one failure, and names it', () => {
    const ledger = new Ledger();
    ledger.pass();
    ledger.add({ passed: 1, failed: ['a.test.ts > adds'], skipped: [] });
    expect(lastLine(ledger)).toBe('2 passed, 1 failed');
    expect(ledger.lines()).toContain('  a.test.ts > adds');
    expect(ledger.isGreen).toBe(false);
  });

  it('is red where nothing was tested, even if something was skipped', () => {
    const ledger = new Ledger();
    expect(lastLine(ledger)).toBe('0 passed, 0 failed');
    ledger.skip('a', 'needs root');
    expect(lastLine(ledger)).toBe('0 passed, 0 failed, 1 skipped');
    expect(ledger.isGreen).toBe(false);
  });

  it('lists skipped tests under their reason, before the sum', () => {
    const ledger = new Ledger();
    ledger.pass();
    ledger.add({
      passed: 0,
      failed: [],
      skipped: [
        { name: 'a', reason: 'needs root' },
        { name: 'b', reason: 'needs lsof' },
        { name: 'c', reason: 'needs root' },
      ],
    });
    const text = ledger.lines().join('\n');
    expect(text).toContain('Skipped:\n  needs root\n    a\n    c\n  needs lsof\n    b\n');
    expect(lastLine(ledger)).toBe('1 passed, 0 failed, 3 skipped');
    expect(ledger.isGreen).toBe(true);
  });

  it('counts a skip without a reason as a failure', () => {
    const ledger = new Ledger();
    ledger.add({ passed: 1, failed: [], skipped: [{ name: 'a', reason: undefined }] });
    ledger.skip('b', ' ');
    expect(lastLine(ledger)).toBe('1 passed, 2 failed');
    expect(ledger.lines()).toContain('  a (skipped without a reason)');
  });
});
