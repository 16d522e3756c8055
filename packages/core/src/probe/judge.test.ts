import { expect, it } from 'vitest';
import { joinMatches, judge } from './judge.ts';
import type { Confidence, Exchange, Match, Recogniser } from './recogniser.ts';

const EXCHANGE: Exchange = { host: 'h', port: 1, tls: undefined, sent: undefined, nonce: new Uint8Array(16) };

function recogniser(id: string, answer: Confidence | 'more' | undefined): Recogniser {
  const match = (confidence: Confidence): Match => ({ service: id, confidence, evidence: 'x' });
  return {
    ...{ id, services: [id], speaksFirst: true, level: 'banner' },
    recognise: () => (answer === undefined || answer === 'more' ? answer : match(answer)),
  };
}

const judged = (...answers: readonly (Confidence | 'more' | undefined)[]) =>
  judge(
    answers.map((answer, index) => recogniser(`r${index}`, answer)),
    new Uint8Array(1),
    EXCHANGE,
  );

it('takes the surest match, and of equals the first', () => {
  expect(judged('guess', 'certain', 'likely').match?.service).toBe('r1');
  expect(judged('guess', 'likely', 'likely').by?.id).toBe('r1');
  expect(judged(undefined, 'guess').match?.service).toBe('r1');
});

it('says whether more bytes may help', () => {
  expect(judged(undefined, 'more')).toMatchObject({ match: undefined, open: true });
  expect(judged(undefined, undefined)).toMatchObject({ match: undefined, open: false });
});

it('joins two matches of one server', () => {
  const first: Match = {
    ...{ service: 'http', product: 'nginx', version: '1.22.1', confidence: 'certain', evidence: 'a' },
    details: { status: '200' },
  };
  const plain: Match = { service: 'http', confidence: 'likely', evidence: 'b', details: { title: 'T' } };
  expect(joinMatches(first, plain)).toStrictEqual({
    ...{ service: 'http', product: 'nginx', version: '1.22.1', confidence: 'certain', evidence: 'b' },
    details: { status: '200', title: 'T' },
  });
  const other: Match = { service: 'http', product: 'Vite', confidence: 'certain', evidence: 'b' };
  expect(joinMatches(first, other)).toMatchObject({ product: 'Vite' });
  expect(joinMatches(first, other)).not.toHaveProperty('version');
});
