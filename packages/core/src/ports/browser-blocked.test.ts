import { describe, expect, it } from 'vitest';
import { isBlockedByBrowsers } from './browser-blocked.ts';

const blocked = Array.from({ length: 65_536 }, (_, port) => port).filter(isBlockedByBrowsers);

describe('isBlockedByBrowsers', () => {
  it('knows as many as the Fetch standard has', () => {
    expect(blocked).toHaveLength(83);
    for (const port of [80, 443, 3000, 8080, 65_535]) expect(isBlockedByBrowsers(port)).toBe(false);
  });

  // Node's own fetch keeps to the standard, and refuses before it opens anything. The standard has 0 since August 2025.
  it.each(blocked.filter((port) => port !== 0))('%i is refused by fetch too', async (port) => {
    const failure = await fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
    expect((failure as { cause?: Error }).cause?.message).toBe('bad port');
  });
});
