import { type AddressReport, type ProbeReport, readExpectation } from '@porthole/core';
import { expect, it } from 'vitest';
import { SAMPLE_PROBES } from '../testing/sample-probes.ts';
import { decideProbe } from './decide-probe.ts';

const SAMPLE = SAMPLE_PROBES['another service than is usual']?.report as ProbeReport;
const [OPEN, REFUSED] = SAMPLE.addresses as readonly [AddressReport, AddressReport];

function decide(addresses: readonly AddressReport[], word?: string) {
  const expected = word === undefined ? undefined : readExpectation(word);
  const { met, status } = decideProbe('t', { ...SAMPLE, addresses }, expected);
  return [status, met];
}

const failed = (state: AddressReport['state']): AddressReport => ({ ...REFUSED, state });

it('has the status of the best address', () => {
  expect(decide([OPEN, REFUSED])).toStrictEqual([0, undefined]);
  expect(decide([REFUSED])).toStrictEqual([1, undefined]);
  expect(decide([failed('closes')])).toStrictEqual([1, undefined]);
  expect(decide([failed('timed-out'), REFUSED])).toStrictEqual([1, undefined]);
  expect(decide([failed('timed-out'), failed('forbidden')])).toStrictEqual([3, undefined]);
  for (const state of ['timed-out', 'unreachable', 'no-answer'] as const) {
    expect(decide([failed(state)])).toStrictEqual([4, undefined]);
  }
  expect(decide([failed('held-back')])).toStrictEqual([0, undefined]);
});

it('fails where nobody accepts, unless something answered all the same', () => {
  const silent = { ...OPEN, answer: undefined, firstByteMs: undefined };
  const unaccepted: AddressReport = { ...silent, acceptedBy: { kind: 'none', reason: 'not-accepted' } };
  expect(decide([unaccepted])).toStrictEqual([4, undefined]);
  expect(decide([{ ...unaccepted, firstByteMs: 3 }])).toStrictEqual([0, undefined]);
});

it('is content only with what was expected, at every address that answers', () => {
  expect(decide([OPEN, REFUSED], 'http')).toStrictEqual([0, true]);
  expect(decide([OPEN], 'vite')).toStrictEqual([0, true]);
  expect(decide([OPEN], 'postgresql')).toStrictEqual([1, false]);
  const ssh: AddressReport = { ...OPEN, answer: { service: 'ssh', confidence: 'certain', evidence: 'x' } };
  expect(decide([OPEN, ssh], 'http')).toStrictEqual([1, false]);
  expect(decide([REFUSED], 'http')).toStrictEqual([1, false]);
});

it('does not say no where it does not know', () => {
  expect(decide([{ ...OPEN, answer: undefined }], 'http')).toStrictEqual([1, undefined]);
});
