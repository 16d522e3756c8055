import { expect, it } from 'vitest';
import { hintsFor } from './hints.ts';
import { RECOGNISERS } from './recognise/index.ts';
import type { Match } from './recogniser.ts';
import { nextRefinement } from './refine.ts';

const HTTP: Match = { service: 'http', confidence: 'certain', evidence: 'x' };

function refinerOf(match: Match, port = 40_000, done: readonly string[] = []) {
  const circumstances = { hints: hintsFor(port, []), recognisers: RECOGNISERS, deep: false, tls: undefined };
  return nextRefinement(match, { ...circumstances, done: new Set(done) });
}

it('asks no more once product and version are known', () => {
  expect(refinerOf({ ...HTTP, product: 'nginx', version: '1.22.1' })).toBeUndefined();
});

it('asks for the page where the software is not known', () => {
  const refiner = refinerOf(HTTP);
  expect(refiner?.services[0]).toBe('http');
  expect(refinerOf(HTTP, 40_000, [refiner?.id ?? ''])).toBeUndefined();
});

it('asks for a certain product only where its port suggests it', () => {
  expect(refinerOf(HTTP, 2379)?.services).toContain('etcd');
  expect(refinerOf(HTTP, 40_000)?.services).not.toContain('etcd');
});

it('asks nothing more of what nobody refines', () => {
  expect(refinerOf({ service: 'ssh', confidence: 'certain', evidence: 'x' })).toBeUndefined();
});
