import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Match, Recogniser } from '../recogniser.ts';
import { DATAGRAM_RECOGNISERS, RECOGNISERS } from './index.ts';
import { DATAGRAM_SAMPLES } from './testing/datagram-samples.ts';
import { exchangeOf, NONCE, type Sample, text } from './testing/sample.ts';
import { STREAM_SAMPLES } from './testing/samples.ts';

const all = [...RECOGNISERS, ...DATAGRAM_RECOGNISERS];
const samples = [...STREAM_SAMPLES, ...DATAGRAM_SAMPLES];

type Answer = ReturnType<Recogniser['recognise']>;

const isCertain = (answer: Answer): answer is Match => typeof answer === 'object' && answer.confidence === 'certain';

/** Without what a recogniser may still add: with `more`, and after its own further question. */
function settledPart(recogniser: Recogniser, match: Match): unknown {
  const { service, confidence } = match;
  return match.more === undefined && recogniser.followUp === undefined ? match : { service, confidence };
}

/** What breaks the promises of `Recogniser` as bytes come in, one answer for each prefix. */
function brokenPromises(recogniser: Recogniser, answers: readonly Answer[]): string[] {
  const broken: string[] = [];
  let certain: Match | undefined;
  let given = false;
  for (const [count, answer] of answers.entries()) {
    if (given && answer !== undefined) broken.push(`an answer after none, at ${count}`);
    if (answer === undefined) given = true;
    if (certain !== undefined) {
      const same = isCertain(answer) && isSame(settledPart(recogniser, certain), answer);
      if (!same) broken.push(`changed its mind at ${count}: ${JSON.stringify(answer)}`);
    }
    if (isCertain(answer)) certain = answer;
    if (broken.length > 0) break;
  }
  return broken;
}

function isSame(expected: unknown, found: Match): boolean {
  const part = Object.fromEntries(
    Object.keys(expected as object).map((key) => [key, (found as unknown as Record<string, unknown>)[key]]),
  );
  return (
    JSON.stringify(part) === JSON.stringify(expected) &&
    (Object.hasOwn(expected as object, 'evidence') ? found.more === undefined : true)
  );
}

function answersByPrefix(recogniser: Recogniser, bytes: Uint8Array, sent: Partial<Sample>): Answer[] {
  const exchange = exchangeOf(sent);
  return Array.from({ length: bytes.length + 1 }, (_, end) => recogniser.recognise(bytes.subarray(0, end), exchange));
}

const limits = (match: Match) => ({
  product: (match.product ?? '').length <= 200,
  version: (match.version ?? '').length <= 200,
  evidence: match.evidence.length > 0 && match.evidence.length <= 200,
  details: Object.keys(match.details ?? {}).length <= 10,
  values: Object.values(match.details ?? {}).every((value) => value.length > 0 && value.length <= 200),
});
const KEPT = { product: true, version: true, evidence: true, details: true, values: true };

/** Any bytes, and bytes that begin or go on as those of a real server do. */
const spoiled = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
    fc.uint8Array({ maxLength: 40 }),
  )
  .map(([sample, changes, tail]) => {
    const bytes = Uint8Array.from([...sample.bytes, ...tail]);
    for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
    return { sample, bytes };
  });
const asked = fc.constantFrom(undefined, ...all.map(({ id }) => id));

describe('whatever comes', () => {
  it('no bytes make a recogniser throw, or say more than it may', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), asked, (bytes, sent) => {
        const exchange = exchangeOf(sent === undefined ? {} : { sent });
        for (const recogniser of all) {
          const answer = recogniser.recognise(bytes, exchange);
          if (typeof answer === 'object') expect(limits(answer)).toEqual(KEPT);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('no spoiled answer of a real server does', () => {
    fc.assert(
      fc.property(spoiled, ({ sample, bytes }) => {
        for (const recogniser of all) {
          const answer = recogniser.recognise(bytes, exchangeOf(sample));
          if (typeof answer === 'object') expect(limits(answer)).toEqual(KEPT);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a long answer is cut to what a line can hold', () => {
    const long = 'A1'.repeat(700);
    for (const words of [
      `SSH-2.0-${long}\r\n`,
      `SSH-2.0-a_1${'1'.repeat(240)} ${long}\r\n`,
      `220 ${long} FTP\r\n`,
      `* OK IMAP ${long}\r\n`,
      `HTTP/1.1 200 ${long}\r\nServer: ${long}/${long}\r\nX-Jenkins: ${long}\r\n\r\n<title>${long}</title>`,
      `INFO {"version":"${long}","max_payload":1}\r\n`,
    ]) {
      for (const recogniser of RECOGNISERS) {
        const answer = recogniser.recognise(text(words), exchangeOf({}));
        if (typeof answer === 'object') expect(limits(answer)).toEqual(KEPT);
      }
    }
  });
});

describe('as bytes come in', () => {
  it.each(samples.map((sample) => [sample.name, sample] as const))('%s: every prefix', (_name, sample) => {
    for (const recogniser of all) {
      const answers = answersByPrefix(recogniser, sample.bytes, sample);
      expect(brokenPromises(recogniser, answers), recogniser.id).toEqual([]);
    }
  });

  it('no spoiled answer makes a recogniser break its promises', () => {
    fc.assert(
      fc.property(spoiled, fc.constantFrom(...all), ({ sample, bytes }, recogniser) => {
        expect(brokenPromises(recogniser, answersByPrefix(recogniser, bytes, sample)), recogniser.id).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('the one that tells says nothing else before, and does not give up', () => {
    for (const sample of samples) {
      const { told } = sample;
      if (told === undefined) continue;
      const recognisers = DATAGRAM_SAMPLES.includes(sample) ? DATAGRAM_RECOGNISERS : RECOGNISERS;
      const able = recognisers.filter((recogniser) => {
        const answer = recogniser.recognise(sample.bytes, exchangeOf(sample));
        return typeof answer === 'object' && answer.service === told.service;
      });
      for (const recogniser of able) {
        const answers = answersByPrefix(recogniser, sample.bytes, sample);
        expect(answers.includes(undefined), `${sample.name}, ${recogniser.id}`).toBe(false);
        expect(answers[0], `${sample.name}, ${recogniser.id}: before the first byte`).toBe('more');
      }
    }
  });

  it('does not depend on where in memory the bytes lie', () => {
    for (const sample of samples) {
      const roomy = new Uint8Array(sample.bytes.length + 7).fill(0x5a);
      roomy.set(sample.bytes, 3);
      const moved = roomy.subarray(3, 3 + sample.bytes.length);
      for (const recogniser of all) {
        const expected = recogniser.recognise(sample.bytes, exchangeOf(sample));
        expect(recogniser.recognise(moved, exchangeOf(sample))).toEqual(expected);
        expect(recogniser.recognise(Buffer.from(sample.bytes), exchangeOf(sample))).toEqual(expected);
      }
    }
  });

  it('leaves the bytes as they are', () => {
    for (const sample of samples) {
      const before = sample.bytes.slice();
      for (const recogniser of all) recogniser.recognise(sample.bytes, exchangeOf(sample));
      expect(sample.bytes).toEqual(before);
    }
  });
});

describe('a megabyte of hostile input', () => {
  const MEGABYTE = 1 << 20;
  const fill = (opening: string, words: string) => {
    return text((opening + words.repeat(Math.ceil(MEGABYTE / words.length))).slice(0, MEGABYTE));
  };
  const openings = [
    '',
    'SSH-2.0-',
    '220-',
    '220 ',
    '+OK ',
    '* OK ',
    'RFB ',
    '@RSYNCD: ',
    'INFO {',
    '-ERR ',
    'VERSION ',
  ];
  const httpOpenings = ['HTTP/1.1 200 OK\r\n', 'HTTP/1.1 200 OK\r\nServer: ', 'HTTP/1.1 200 OK\r\n\r\n<title>'];
  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  const words = [
    'A',
    'A1',
    'a.',
    ' ',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '0',
    '-',
    '_1',
    '<',
    '{"a":',
    '[',
    '1\r\na\r\n',
    'a: b\r\n',
  ];

  it.each([...openings, ...httpOpenings, chunked, ':', 'SIP/2.0 200 OK\r\n', 'ERROR :'].map((each) => [each]))(
    'after %j takes no time to speak of',
    (opening) => {
      for (const each of words) {
        const bytes = fill(opening, each);
        const began = performance.now();
        for (const recogniser of all) {
          const answer = recogniser.recognise(bytes, exchangeOf({ sent: recogniser.id }));
          if (typeof answer === 'object') expect(limits(answer)).toEqual(KEPT);
        }
        // Linear is some milliseconds; with backtracking this would take minutes.
        expect(performance.now() - began, `${JSON.stringify(each)} after ${JSON.stringify(opening)}`).toBeLessThan(
          2000,
        );
      }
    },
  );

  it('in random bytes behind every sample', () => {
    for (const sample of samples) {
      const bytes = new Uint8Array(MEGABYTE);
      bytes.set(sample.bytes);
      for (let at = sample.bytes.length; at < 4096; at++) bytes[at] = (NONCE[at % 16] ?? 0) * 17 + at;
      for (const recogniser of all) recogniser.recognise(bytes, exchangeOf(sample));
    }
  });
});
