import { describe, expect, it } from 'vitest';
import { readDuration } from './read-duration.ts';

describe('readDuration', () => {
  it.each([
    ['500ms', 500],
    ['5', 5000],
    ['1.5s', 1500],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['0', 0],
  ])('reads %s', (text, ms) => {
    expect(readDuration('--timeout', text)).toBe(ms);
  });

  it.each(['', 'soon', '-1', '5 s', '5d', '1e3', '.5'])('refuses %j and says how to write it', (text) => {
    expect(readDuration('--timeout', text)).toMatchObject({
      message: expect.stringContaining('--timeout'),
      hint: expect.stringContaining('--timeout 5s'),
    });
  });
});
