import { describe, expect, it } from 'vitest';
import { meetsExpectation, readExpectation, serviceById } from './expectation.ts';
import type { Match } from './recogniser.ts';
import { SERVICES } from './services.ts';
import type { TlsFacts } from './tls-facts.ts';

const TLS: TlsFacts = {
  ...{ protocol: 'TLSv1.3', cipher: undefined, alpn: undefined, verified: false, problem: undefined },
  certificate: undefined,
};

function meets(word: string, answer: Partial<Match> | undefined, tls?: TlsFacts): boolean {
  const match = answer && { service: 'http', confidence: 'certain' as const, evidence: 'x', ...answer };
  return meetsExpectation(readExpectation(word), { answer: match, tls });
}

describe('readExpectation', () => {
  it('understands the words that people have for a service', () => {
    for (const word of ['postgresql', 'postgres', 'pg', 'PostgreSQL', ' psql ']) {
      expect(readExpectation(word).service.id).toBe('postgresql');
    }
    expect(readExpectation('https')).toMatchObject({ service: { id: 'http' }, tls: true });
    expect(readExpectation('mariadb')).toMatchObject({ service: { id: 'mysql' }, product: 'mariadb' });
  });

  it('asks back at a slip, and lists what there is for anything else', () => {
    expect(() => readExpectation('postgress')).toThrow(
      expect.objectContaining({ reason: 'invalid-argument', hint: 'Did you mean postgres?' }),
    );
    expect(() => readExpectation('zzzzzzzz')).toThrow(
      expect.objectContaining({ hint: expect.stringMatching(/http, /) }),
    );
    expect(() => readExpectation('')).toThrow(/cannot tell/);
  });
});

describe('meetsExpectation', () => {
  it('takes a use of a service for the service', () => {
    expect(meets('http', { service: 'etcd' })).toBe(true);
    expect(meets('http', { service: 'grpc' })).toBe(true);
    expect(meets('etcd', { service: 'http' })).toBe(false);
    expect(meets('postgresql', { service: 'http' })).toBe(false);
    expect(meets('http', undefined)).toBe(false);
  });

  it('minds TLS where the word says so', () => {
    expect(meets('https', {})).toBe(false);
    expect(meets('https', {}, TLS)).toBe(true);
    expect(meets('http', {}, TLS)).toBe(true);
    expect(meets('tls', { service: 'imap' }, TLS)).toBe(true);
    expect(meets('tls', { service: 'imap' })).toBe(false);
  });

  it('minds the product where the word names one', () => {
    expect(meets('vite', { product: 'Vite' })).toBe(true);
    expect(meets('vite', { product: 'nginx' })).toBe(false);
    expect(meets('vite', {})).toBe(false);
  });
});

describe('the table of services', () => {
  it('has each word once, in lower case, and stands on itself', () => {
    const words = SERVICES.flatMap(({ id, aliases = [], tlsAliases = [] }) => [id, ...aliases, ...tlsAliases]);
    expect(new Set(words).size).toBe(words.length);
    for (const word of [...words, ...SERVICES.flatMap(({ products = [] }) => products)]) {
      expect(word).toBe(word.toLowerCase());
    }
    for (const { over } of SERVICES) if (over !== undefined) expect(serviceById(over), over).toBeDefined();
  });
});
