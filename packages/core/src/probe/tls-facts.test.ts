import type { PeerCertificate } from 'node:tls';
import { expect, it } from 'vitest';
import { readCertificate } from './tls-facts.ts';

/** As `tls.getPeerCertificate()` of Node 20 gives it for `openssl req -x509 -subj /O=Ana/OU=a/OU=b/CN=localhost`. */
const SHOWN = {
  subject: { O: 'Ana', OU: ['a', 'b'], CN: 'localhost' },
  issuer: { O: 'Ana', CN: 'localhost' },
  subjectaltname: 'DNS:localhost, IP Address:127.0.0.1',
  valid_from: 'Nov 22 18:00:00 2026 GMT',
  valid_to: 'Dec 22 18:00:00 2026 GMT',
  fingerprint256: 'AA:BB',
} as unknown as Partial<PeerCertificate>;

it('reads a certificate', () => {
  expect(readCertificate(SHOWN)).toStrictEqual({
    subject: 'CN=localhost, OU=a+b, O=Ana',
    issuer: 'CN=localhost, O=Ana',
    names: ['DNS:localhost', 'IP Address:127.0.0.1'],
    validFromMs: Date.UTC(2026, 10, 22, 18),
    validToMs: Date.UTC(2026, 11, 22, 18),
    fingerprint: 'AA:BB',
  });
});

it('says that there is none, and not that it is empty', () => {
  expect(readCertificate({})).toBeUndefined();
});

it('bounds what a server can make of it', () => {
  const many = Array.from({ length: 500 }, (_, index) => `DNS:${index}.example.net`).join(', ');
  const long = { ...SHOWN, subjectaltname: many, subject: { CN: 'x'.repeat(9000) }, valid_to: 'never' };
  const read = readCertificate(long as unknown as Partial<PeerCertificate>);
  expect(read?.names).toHaveLength(20);
  expect(read?.subject.length).toBeLessThanOrEqual(300);
  expect(read?.validToMs).toBeUndefined();
});
