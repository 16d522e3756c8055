import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Header } from './header.ts';
import { printHeader } from './header.ts';
import { MOST_JSON_LINE } from './limits.ts';
import { parseRecording, printEnd } from './parse-recording.ts';
import type { Reading } from './reading.ts';
import { printReading } from './reading-codec.ts';

const HEADER: Header = {
  facts: {
    takenAtMs: 1_700_000_000_123,
    redacted: true,
    reader: { version: '0.1.0', uid: 0, callerUid: 1000, home: '/root' },
  },
  host: { name: 'box', os: 'linux', bootId: undefined },
  owners: 'bpf',
};
const LINK: Reading = { read: 'link', of: '/proc/1/exe', look: 1, outcome: { kind: 'error', code: 'ENOENT' } };

const print = (readings: readonly Reading[], header = HEADER): string => {
  return [printHeader(header), ...readings.map(printReading), printEnd(readings.length), ''].join('\n');
};
const parse = (text: string) => parseRecording(Buffer.from(text), 'x.ndjson');

describe('a recording', () => {
  const outcome = fc.oneof(
    fc.uint8Array().map((bytes) => ({ kind: 'bytes', bytes }) as const),
    fc.string({ unit: 'binary' }).map((text) => ({ kind: 'bytes', bytes: new Uint8Array(Buffer.from(text)) }) as const),
    fc.jsonValue().map((value) => ({ kind: 'value', value: JSON.parse(JSON.stringify(value)) as unknown }) as const),
    fc.constantFrom('ENOENT', 'EACCES').map((code) => ({ kind: 'error', code }) as const),
  );
  const reading: fc.Arbitrary<Reading> = fc.record({
    read: fc.constantFrom('file', 'link'),
    of: fc.string({ unit: 'grapheme' }),
    look: fc.constantFrom<1 | 2>(1, 2),
    outcome,
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 5 }), (readings) => {
        expect(parse(print(readings))).toEqual({ header: HEADER, readings });
      }),
    );
  });

  it('is read as it was written, however long a line is', () => {
    const bytes = new Uint8Array(MOST_JSON_LINE).fill(65);
    const long: Reading = { read: 'sockDiag', of: '18 "\\', look: 2, outcome: { kind: 'bytes', bytes } };
    const [found] = parse(print([long])).readings;
    expect({ ...found, outcome: undefined }).toEqual({ ...long, outcome: undefined });
    expect(found?.outcome.kind === 'bytes' && Buffer.compare(found.outcome.bytes, bytes)).toBe(0);
  });

  it('may have come through a program that ends lines in another way', () => {
    expect(parse(print([LINK]).replaceAll('\n', '\r\n')).readings).toEqual([LINK]);
  });
});

describe('what is refused', () => {
  const whole = print([LINK, LINK]);
  const [head = '', line = '', , end = ''] = whole.split('\n');
  const rows = (...each: string[]) => `${each.join('\n')}\n`;
  const headed = (change: object) => rows(JSON.stringify({ ...JSON.parse(head), ...change }), printEnd(0));

  it.each<[string, string, RegExp]>([
    ['nothing', '', /is empty/],
    ['other JSON', '{}\n', /is none of porthole/],
    ['an array', '[]\n', /is none of porthole/],
    ['no JSON', 'hello\n', /is none of porthole/],
    ['another document of ours', '{"schema":"porthole.sockets/1"}\n', /is none of porthole/],
    ['a later form', headed({ schema: 'porthole.recording/2' }), /a form that this version does not know/],
    ['no machine', headed({ host: null }), /of which machine and moment/],
    ['a system that there is none of', headed({ host: { name: 'x', os: 'beos' } }), /of which machine and moment/],
    ['no moment', headed({ takenAt: 'soon' }), /of which machine and moment/],
    ['no end', rows(head, line), /has no end/],
    ['half a line', rows(head, line).slice(0, -9), /cut off in the middle of a line/],
    ['half a first line', head.slice(0, 20), /is none of porthole/],
    ['too few', rows(head, line, end), /has 1 of its 2 readings/],
    ['too many', rows(head, line, line, line, end), /has 3 of its 2 readings/],
    ['more behind the end', rows(head, line, end, line), /goes on behind its end in line 3/],
    ['an end that is none', rows(head, '{"end":{}}'), /damaged in line 2/],
    ['an empty line', rows(head, ''), /damaged in line 2/],
    ['a number', rows(head, '7'), /damaged in line 2/],
    ['no name', rows(head, '{"of":"","value":1}'), /damaged in line 2/],
    ['no outcome', rows(head, '{"read":"file","of":""}'), /damaged in line 2/],
    ['a third look', rows(head, '{"read":"file","of":"","look":3,"text":""}'), /damaged in line 2/],
    ['bad base64', rows(head, '{"read":"file","of":"","base64":"a_=="}'), /damaged in line 2/],
    ['half of base64', rows(head, '{"read":"file","of":"","base64":"AAA"}'), /damaged in line 2/],
    ['a strange error', rows(head, '{"read":"file","of":"","error":"rm -rf"}'), /damaged in line 2/],
    [
      'a long list',
      rows(head, `{"read":"folder","of":"","value":[${'[],'.repeat(MOST_JSON_LINE / 3)}0]}`),
      /damaged in line 2/,
    ],
    ['a long text', rows(head, `{"read":"file","of":"","text":"${'a'.repeat(MOST_JSON_LINE)}"}`), /damaged in line 2/],
  ])('%s', (_, text, message) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ reason: 'malformed-data', message: expect.stringMatching(message) }),
    );
  });
});
