import { PROBE_STATES, readExpectation } from '@porthole/core';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { SAMPLE_PROBES } from '../cli/testing/sample-probes.ts';
import { probeDocument } from './probe-document.ts';
import { addressSchema, probeSchema } from './schemas/probe-schema.ts';

const ANSWERS = Object.entries(SAMPLE_PROBES).map(([target, { report, expect: word }]) => ({
  ...{ target: `${target}\x1b`, report },
  ...{ expected: word === undefined ? undefined : readExpectation(word), met: word === undefined ? undefined : false },
}));

it('is one line as the contract says', () => {
  const text = probeDocument(ANSWERS, () => null);
  expect(text).toMatch(/^\{"schema":"porthole\.probe\/1",/);
  expect(text).not.toMatch(/\p{C}/u);
  const document = v.parse(probeSchema, JSON.parse(text));
  expect(document).toStrictEqual(JSON.parse(text));
  expect(document.probes.map(({ target }) => target)).toStrictEqual(ANSWERS.map(({ target }) => target));
  expect(document.probes[0]).toMatchObject({
    expected: { service: 'postgresql', product: null, tls: false, met: false },
    addresses: [
      { state: 'open', connectMs: 0.4, answer: { service: 'http', product: 'Vite' }, acceptedBy: { primary: 4242 } },
      { state: 'refused', code: 'ECONNREFUSED', answer: null, acceptedBy: null },
    ],
  });
});

it('has the states of the library, all of them', () => {
  expect(addressSchema.entries.state.options).toStrictEqual([...PROBE_STATES]);
});
