import { describe, expect, it } from 'vitest';
import { parseQuestion } from './parse-question.ts';

describe('parseQuestion', () => {
  it.each([
    ['5432', { first: 5432, last: 5432 }],
    ['0', { first: 0, last: 0 }],
    ['65535', { first: 65_535, last: 65_535 }],
    [':3000', { first: 3000, last: 3000 }],
    ['6000-6010', { first: 6000, last: 6010 }],
    ['udp:53', { first: 53, last: 53, protocol: 'udp' }],
    ['53/TCP', { first: 53, last: 53, protocol: 'tcp' }],
    [' 80 ', { first: 80, last: 80 }],
  ])('reads %s as a port', (text, question) => {
    expect(parseQuestion(text)).toEqual({ kind: 'ports', protocol: undefined, ...question });
  });

  it.each(['postgres', 'web proxy', 'x11', '3com-tsmux', 'z39.50', 'whois++', 'C++ things'])(
    'reads %s as words',
    (text) => {
      expect(parseQuestion(text)).toEqual({ kind: 'words', words: text });
    },
  );

  it.each(['65536', '70000', '-1', '1-70000', '80.5', '1,000', '5-', '99999999999999999999', 'tcp:65536', '1-2-3'])(
    'says of %s how many ports there are, and why',
    (text) => {
      expect(parseQuestion(text)).toMatchObject({
        problem: { message: expect.stringMatching(/is not a port/), hint: expect.stringMatching(/16 bits.*65,536/) },
      });
    },
  );

  it.each([
    ['', /empty/],
    ['  ', /empty/],
    ['10-5', /before it begins/],
    ['...', /neither/],
    ['-', /neither/],
  ])('has a sentence for "%s"', (text, message) => {
    expect(parseQuestion(text)).toMatchObject({ problem: { message: expect.stringMatching(message) } });
  });

  it.each(['http://localhost:3000', 'localhost:3000', '[::1]:80'])('sends %s to who', (text) => {
    expect(parseQuestion(text)).toMatchObject({ problem: { command: ['who', text] } });
  });
});
