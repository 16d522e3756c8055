import { describe, expect, it } from 'vitest';
import { printAge, printDuration } from './duration.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe.each([
  [0, '0 s', '0s'],
  [-5, '0 s', '0s'],
  [340, '0.3 s', '0s'],
  [999, '0.9 s', '0s'],
  [59_999, '59 s', '59s'],
  [MINUTE, '1 min', '1m'],
  [HOUR - 1, '59 min', '59m'],
  [HOUR, '1 h', '1h'],
  [2 * HOUR + 14 * MINUTE, '2 h 14 min', '2h14m'],
  [DAY - 1, '23 h 59 min', '23h59m'],
  [9 * DAY + 3 * HOUR, '9 d 3 h', '9d3h'],
  [400 * DAY, '400 d', '400d'],
])('%i ms', (ms, duration, age) => {
  it(`is ${duration} in a sentence and ${age} in a column`, () => {
    expect(printDuration(ms)).toBe(duration);
    expect(printAge(ms)).toBe(age);
  });
});
