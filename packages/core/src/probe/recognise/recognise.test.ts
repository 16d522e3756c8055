import { describe, expect, it } from 'vitest';
import { judge } from '../judge.ts';
import type { Match, Recogniser } from '../recogniser.ts';
import { SERVICES } from '../services.ts';
import { DATAGRAM_RECOGNISERS, RECOGNISERS } from './index.ts';
import { DATAGRAM_SAMPLES } from './testing/datagram-samples.ts';
import { exchangeOf, NONCE, type Sample, text } from './testing/sample.ts';
import { STREAM_SAMPLES } from './testing/samples.ts';

const all = [...RECOGNISERS, ...DATAGRAM_RECOGNISERS];

function judgeSample(sample: Sample, recognisers: readonly Recogniser[]): Match | undefined {
  return judge(recognisers, sample.bytes, exchangeOf(sample)).match;
}

/** What everybody else says with the same certainty. */
function others(sample: Sample, recognisers: readonly Recogniser[], service: string): string[] {
  return recognisers.flatMap((recogniser) => {
    const found = recogniser.recognise(sample.bytes, exchangeOf(sample));
    return typeof found === 'object' && found.confidence === 'certain' && found.service !== service
      ? [recogniser.id]
      : [];
  });
}

describe.each([
  ['streams', STREAM_SAMPLES, RECOGNISERS],
  ['datagrams', DATAGRAM_SAMPLES, DATAGRAM_RECOGNISERS],
] as const)('%s', (_kind, samples, recognisers) => {
  it.each(samples.map((sample) => [sample.name, sample] as const))('%s', (_name, sample) => {
    const match = judgeSample(sample, recognisers);
    if (sample.told === undefined) {
      expect(match).toBeUndefined();
      return;
    }
    const { product, version, ...rest } = sample.told;
    expect(match).toMatchObject(rest);
    expect({ product: match?.product, version: match?.version }).toEqual({ product, version });
    expect(others(sample, recognisers, sample.told.service)).toEqual([]);
  });
});

describe('the recognisers', () => {
  it('have ids of their own', () => {
    expect(new Set(RECOGNISERS.map(({ id }) => id)).size).toBe(RECOGNISERS.length);
    expect(new Set(DATAGRAM_RECOGNISERS.map(({ id }) => id)).size).toBe(DATAGRAM_RECOGNISERS.length);
  });

  it('tell and refine only services that the table has', () => {
    const known = new Set(SERVICES.map(({ id }) => id));
    const named = all.flatMap(({ services, refines = [] }) => [...services, ...refines]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    const told = [...STREAM_SAMPLES, ...DATAGRAM_SAMPLES].flatMap((sample) => sample.told?.service ?? []);
    expect(told.filter((id) => !known.has(id))).toEqual([]);
  });

  it('have a sample each, or refine what has one', () => {
    const told = new Set([...STREAM_SAMPLES, ...DATAGRAM_SAMPLES].flatMap((sample) => sample.told?.service ?? []));
    expect(all.filter(({ services }) => !told.has(services[0] ?? '')).map(({ id }) => id)).toEqual([]);
  });

  it('send little, and the same for the same nonce', () => {
    for (const recogniser of RECOGNISERS) {
      const payload = recogniser.payload?.(exchangeOf({}));
      if (payload === undefined) continue;
      expect(payload.length, recogniser.id).toBeGreaterThan(0);
      expect(payload.length, recogniser.id).toBeLessThanOrEqual(512);
      expect(recogniser.payload?.(exchangeOf({ nonce: NONCE }))).toEqual(payload);
    }
    for (const recogniser of DATAGRAM_RECOGNISERS) {
      expect(recogniser.payload?.(exchangeOf({})).length, recogniser.id).toBeLessThanOrEqual(64);
    }
  });

  it('have a payload wherever listening is not enough', () => {
    const mute = all.filter(({ speaksFirst, payload, id }) => !speaksFirst && payload === undefined && id !== 'tls');
    expect(mute.map(({ id }) => id)).toEqual([]);
  });

  it('take their own words, or anybody’s, coming back for nothing', () => {
    for (const sender of all) {
      const payload = sender.payload?.(exchangeOf({}));
      if (payload === undefined) continue;
      const exchange = exchangeOf({ sent: sender.id });
      expect(judge(RECOGNISERS, payload, exchange).match, sender.id).toBeUndefined();
      expect(judge(DATAGRAM_RECOGNISERS, payload, exchange).match, sender.id).toBeUndefined();
      const again = Uint8Array.from([...payload, ...payload]);
      expect(judge(RECOGNISERS, again, exchange).match, `${sender.id} twice`).toBeUndefined();
    }
  });

  it('never ask a Redis for HTTP with a Host header first', () => {
    const first = RECOGNISERS.find(({ id }) => id === 'http')?.payload?.(exchangeOf({}));
    expect(Buffer.from(first ?? []).toString()).toBe('GET / HTTP/1.0\r\n\r\n');
  });
});

describe('what is no server that we know', () => {
  it.each([
    ['a greeting of its own', text('hello\r\n')],
    ['zeros', new Uint8Array(64)],
    ['ones', new Uint8Array(64).fill(255)],
    ['chargen', text('!"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefg\r\n')],
    ['daytime', text('Sun Nov 22 18:52:18 2026\r\n')],
    ['an HTTP request', text('GET / HTTP/1.1\r\nHost: a\r\n\r\n')],
    ['a page without a head', text('<html><title>nginx</title></html>')],
    ['220 and digits', text('2200 bytes\r\n')],
    ['SSH in name only', text('SSH-hello\r\n')],
    ['JSON', text('{"version":"1.0"}\r\n')],
  ])('%s', (_name, bytes) => {
    for (const sent of [undefined, 'http', 'tls', 'redis', 'postgresql']) {
      expect(judge(RECOGNISERS, bytes, exchangeOf(sent === undefined ? {} : { sent })).match).toBeUndefined();
    }
  });
});
