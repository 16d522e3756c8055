import { describe, expect, it } from 'vitest';
import { hintsFor } from './hints.ts';
import { type Attempt, type Circumstances, type Failed, nextAttempt } from './next-attempt.ts';
import { RECOGNISERS } from './recognise/index.ts';

const BANNER_MS = 400;

function given(port: number, programs: readonly string[] = [], more: Partial<Circumstances> = {}): Circumstances {
  const hints = hintsFor(port, programs);
  return { hints, recognisers: RECOGNISERS, wantsTls: false, bannerMs: BANNER_MS, deep: false, ...more };
}

const failure = (attempt: Attempt, more: Partial<Failed> = {}): Failed => ({
  ...{ attempt, ending: 'none', received: 0, asksForTls: false, secured: false },
  ...more,
});

/** What is tried one after the other, if all of it fails in the same way. */
function course(circumstances: Circumstances, more: Partial<Failed> = {}, most = 3): string[] {
  const failed: Failed[] = [];
  for (let turn = 0; turn < most; turn++) {
    const attempt = nextAttempt(circumstances, failed);
    if (attempt === undefined) break;
    failed.push(failure(attempt, more));
  }
  return failed.map(({ attempt }) => `${attempt.tls ? 'tls ' : ''}${attempt.payload?.id} ${attempt.listenMs}`);
}

describe('nextAttempt', () => {
  it('listens, and then asks in the way most servers understand, where nothing is known', () => {
    expect(course(given(40_000))).toStrictEqual(['http 400', 'tls http 400', expect.stringMatching(/^ldap 0/)]);
  });

  it('goes by how the other side parted', () => {
    expect(course(given(40_000), { ending: 'end' })[2]).toBe('postgresql 0');
    expect(course(given(40_000), { ending: 'reset' })[2]).toBe('mqtt 0');
  });

  it('asks what the program understands at once, and what the port suggests after a moment', () => {
    expect(course(given(40_000, ['postgres']))[0]).toBe('postgresql 0');
    expect(course(given(5432))[0]).toBe('postgresql 60');
    expect(course(given(5432, ['redis-server']))).toStrictEqual(['redis 0', 'tls redis 400', 'postgresql 400']);
  });

  it('waits for the banner of what speaks first', () => {
    expect(course(given(22))[0]).toMatch(/ 400$/);
  });

  it('begins with TLS where the port, the URL or the server itself says so', () => {
    expect(course(given(443))[0]).toBe('tls http 400');
    expect(course(given(8883))[0]).toBe('tls mqtt 400');
    expect(course(given(40_000, [], { wantsTls: true }))[0]).toBe('tls http 400');
    expect(course(given(40_000), { asksForTls: true })[1]).toBe('tls http 400');
  });

  it('asks on inside TLS, once that is what it is', () => {
    const first = nextAttempt(given(443), []) as Attempt;
    const after = (ending: Failed['ending']) => nextAttempt(given(443), [failure(first, { secured: true, ending })]);
    expect(after('reset')).toMatchObject({ tls: true, payload: { id: 'mqtt' } });
    expect(after('end')).toMatchObject({ tls: true, payload: { id: 'postgresql' } });
    const plain = nextAttempt(given(40_000, ['mosquitto']), []) as Attempt;
    expect(nextAttempt(given(40_000, ['mosquitto']), [failure(plain)])).toMatchObject({
      tls: true,
      payload: { id: 'mqtt' },
    });
  });

  it('tries nothing twice, and comes to an end', () => {
    for (const deep of [false, true]) {
      const all = course(given(443, ['redis-server'], { deep }), {}, 100).map((each) => each.replace(/ \d+$/, ''));
      expect(new Set(all).size).toBe(all.length);
      expect(all.length).toBeLessThan(40);
    }
  });
});
