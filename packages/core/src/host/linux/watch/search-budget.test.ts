import { describe, expect, it } from 'vitest';
import { SearchBudget } from './search-budget.ts';

describe('the budget of searches for all owners', () => {
  it('is due at once, and then when twenty times its cost went by', () => {
    let now = 1000;
    const budget = new SearchBudget(() => now);
    expect(budget.isDue()).toBe(true);
    budget.spend(true, () => (now += 50));
    now += 999;
    expect(budget.isDue()).toBe(false);
    now += 1;
    expect(budget.isDue()).toBe(true);
  });

  it('waits longer by what searches for a few sockets cost meanwhile', () => {
    let now = 0;
    const budget = new SearchBudget(() => now);
    budget.spend(true, () => (now += 10));
    budget.spend(false, () => (now += 30));
    now = 10 + 200;
    expect(budget.isDue()).toBe(false);
    now += 30;
    expect(budget.isDue()).toBe(true);
  });
});
