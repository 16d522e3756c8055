import type { AddressReport, ProbeReport, TlsFacts } from '@porthole/core';
import { heldBy, SAMPLE_NOW_MS, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';

const DAY_MS = 86_400_000;

const BY_NODE = heldBy(sampleHolder(4242, 'node'));

const BARE: AddressReport = {
  ...{
    endpoint: { address: '127.0.0.1', port: 5432, zone: undefined },
    family: 'ipv4',
    state: 'open',
    code: undefined,
  },
  ...{ connectMs: 0.4, firstByteMs: 3.2, totalMs: 61.7, connections: 1, answer: undefined, tls: undefined },
  ...{ unknownBytes: undefined, heldBack: undefined, isOwn: true, listeners: [], acceptedBy: undefined },
};
const REFUSED: AddressReport = {
  ...{ ...BARE, endpoint: { address: '::1', port: 5432, zone: undefined }, family: 'ipv6', state: 'refused' },
  ...{ code: 'ECONNREFUSED', connectMs: undefined, firstByteMs: undefined, totalMs: 0.3 },
};
const TLS: TlsFacts = {
  ...{ protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', alpn: 'h2', verified: false },
  problem: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  certificate: {
    ...{ subject: 'CN=\u202eexample', issuer: 'CN=\u202eexample', names: ['DNS:localhost', 'IP Address:127.0.0.1'] },
    ...{ validFromMs: SAMPLE_NOW_MS - DAY_MS, validToMs: SAMPLE_NOW_MS + 30 * DAY_MS, fingerprint: 'AA:BB' },
  },
};

/** One address as a report: on the port 5432, unless it says otherwise. */
function report(addresses: readonly AddressReport[], more: Partial<ProbeReport> = {}): ProbeReport {
  const port = addresses[0]?.endpoint.port ?? 5432;
  const whole = {
    host: 'localhost',
    port,
    protocol: 'tcp',
    level: 'safe',
    takenAtMs: SAMPLE_NOW_MS,
    gaps: [],
  } as const;
  return { ...whole, addresses, ...more };
}

const at = (address: string, port: number, more: Partial<AddressReport> = {}): AddressReport => ({
  ...{ ...BARE, endpoint: { address, port, zone: undefined }, isOwn: false, listeners: undefined },
  ...more,
});

/** What probes may find out, each with what its story is about, and the service that was expected. */
export const SAMPLE_PROBES: Readonly<Record<string, { readonly report: ProbeReport; readonly expect?: string }>> = {
  'another service than is usual': {
    expect: 'postgresql',
    report: report([
      {
        ...BARE,
        answer: {
          ...{ service: 'http', product: 'Vite', version: '5.1.0', confidence: 'certain' },
          ...{ evidence: 'the page has "/@vite/client" in it', details: { status: '200', title: 'My \x1b[31mshop' } },
        },
        ...{ acceptedBy: BY_NODE, listeners: [sampleSocket({ owner: BY_NODE })] },
      },
      REFUSED,
    ]),
  },
  'tls with a certificate': {
    report: report([
      {
        ...at('127.0.0.1', 8443),
        ...{
          answer: {
            service: 'http',
            product: 'nginx',
            confidence: 'certain',
            evidence: 'the answer is "HTTP/1.1 200 OK"',
          },
        },
        ...{ tls: TLS, connections: 2 },
      },
    ]),
  },
  'nobody accepts': {
    report: report([
      {
        ...BARE,
        firstByteMs: undefined,
        acceptedBy: { kind: 'none', reason: 'not-accepted' },
        listeners: [sampleSocket({ owner: BY_NODE, queue: { receive: 5, send: 0, backlog: 5 } })],
      },
    ]),
  },
  'a debugger': {
    report: report([
      {
        ...at('127.0.0.1', 5005, { state: 'held-back', connections: 0, connectMs: undefined, firstByteMs: undefined }),
        answer: {
          service: 'jdwp',
          confidence: 'likely',
          evidence: 'the Java program was started with a debugger (JDWP)',
        },
        heldBack: { reason: 'debugger', detail: 'The debugger port of a Java program serves one debugger at a time.' },
      },
    ]),
  },
  'no way there': {
    report: report([
      at('10.9.1.1', 80, { state: 'unreachable', code: 'EHOSTUNREACH', connectMs: undefined, firstByteMs: undefined }),
      at('10.9.1.2', 80, { state: 'timed-out', connectMs: undefined, firstByteMs: undefined, totalMs: 3000.4 }),
      at('10.9.1.3', 80, { state: 'forbidden', code: 'EACCES', connectMs: undefined, firstByteMs: undefined }),
      at('10.9.1.4', 80, { state: 'closes', firstByteMs: undefined }),
    ]),
  },
  'unknown words': {
    report: report([at('10.0.0.5', 7777, { unknownBytes: Buffer.from('\x00\x01hello \x9b31m'.repeat(9), 'latin1') })]),
  },
  'udp without an answer': {
    report: report(
      [at('10.0.0.5', 53, { state: 'no-answer', connectMs: undefined, firstByteMs: undefined, connections: 6 })],
      {
        protocol: 'udp',
      },
    ),
  },
};
