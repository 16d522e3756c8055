import { expect, it } from 'vitest';
import { whySilent } from './silent-ports.ts';

it('spares what acts on whatever it gets', () => {
  for (const port of [515, 9100, 9103, 9107, 514, 502, 102, 8125, 47808, 2762]) {
    expect(whySilent(port), `${port}`).toMatch(/\w+ \w+/);
  }
});

it('sends to everything else', () => {
  for (const port of [1, 80, 443, 511, 516, 3000, 5432, 9099, 9108, 65535])
    expect(whySilent(port), `${port}`).toBeUndefined();
});
