import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitize } from '../view/sanitize.ts';
import { shellQuote } from './shell-quote.ts';

describe('shellQuote', () => {
  it.each([
    ['who', 'who'],
    ['127.0.0.1:3000', '127.0.0.1:3000'],
    ['--sort=-pid', '--sort=-pid'],
    ['[::1]:80', "'[::1]:80'"],
    ['!port:80', "'!port:80'"],
    ['process:next server', "'process:next server'"],
    ["it's", "'it'\\''s'"],
    ['$(rm -rf /)', "'$(rm -rf /)'"],
    ['~', "'~'"],
    ['=x', "'=x'"],
    ['', "''"],
    ["\x1b[31m\n'\\", "$'\\033[31m\\012\\'\\\\'"],
  ])('writes %j as %s', (text, quoted) => {
    expect(shellQuote(text)).toBe(quoted);
  });

  it('gives bash the same word back, on one harmless line, whatever is in it', () => {
    const texts = fc
      .sample(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom("'", '\\', '$', '`', '!', '"', '\n', '\x1b', '\u202e', ' ', '=', '~'),
            fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
          ),
          maxLength: 12,
        }),
        { numRuns: 100, seed: 7 },
      )
      .filter((text) => !text.includes('\0') && text.isWellFormed());
    for (const text of texts) expect(sanitize(shellQuote(text))).toBe(shellQuote(text));
    const script = texts.map((text) => `printf '%s\\0' ${shellQuote(text)}`).join('\n');
    const words = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    expect(words).toEqual(texts);
  });
});
