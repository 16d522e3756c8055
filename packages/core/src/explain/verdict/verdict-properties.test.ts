import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleProcess } from '../../act/testing/sample-process.ts';
import type { BindTrial } from '../../model/bind-trial.ts';
import type { Owner } from '../../model/owner.ts';
import { giveVerdict } from './give-verdict.ts';
import { chain, connectedTo, connectionFrom, listensOn, rule, sampleFacts, toPort } from './testing/sample-facts.ts';
import { VERDICT_CODES } from './verdict.ts';
import type { ConnectTrial, VerdictFacts, VerdictHost } from './verdict-facts.ts';

const address = fc.constantFrom('127.0.0.1', '0.0.0.0', '::', '::1', '192.0.2.1', '10.0.0.5', '::ffff:127.0.0.1');
const owner = fc.constantFrom<Owner | undefined>(
  undefined,
  { kind: 'kernel' },
  { kind: 'hidden', reason: 'permission' },
  { kind: 'hidden', reason: 'unseen' },
  { kind: 'none', reason: 'not-accepted' },
);
const socket = fc
  .record({
    address,
    owner,
    pid: fc.integer({ min: 2, max: 4 }),
    state: fc.constantFrom('listen', 'bound', 'established', 'time-wait'),
  })
  .map(({ address: at, owner: of, pid, state }) => {
    const made = state === 'listen' || state === 'bound' ? listensOn : connectionFrom;
    const parts = { state: state as 'listen', ...(of === undefined ? {} : { owner: of }) };
    return made(at, parts, sampleProcess(pid, { name: pid === 2 ? undefined : `p${pid}`, command: undefined }));
  });
const host = fc.oneof<fc.Arbitrary<VerdictHost>[]>(
  fc.constantFrom<VerdictHost>({ kind: 'any' }, { kind: 'localhost' }, { kind: 'name', name: 'db' }),
  fc.constantFrom<VerdictHost>({ kind: 'wildcard', family: 'ipv4' }, { kind: 'wildcard', family: 'ipv6' }),
  address.map((at) => ({ kind: 'address', address: at, zone: undefined })),
);
const bind = fc.record<BindTrial>({
  protocol: fc.constant('tcp'),
  address,
  port: fc.constant(3000),
  reuse: fc.constantFrom('none', 'address', 'port'),
  onlyIpv6: fc.boolean(),
  code: fc.constantFrom(undefined, 'EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'),
});
const connect = fc
  .record({
    at: address,
    isHere: fc.boolean(),
    state: fc.constantFrom<ConnectTrial['state']>(
      'open',
      'closes',
      'refused',
      'timed-out',
      'unreachable',
      'forbidden',
      'held-back',
    ),
    acceptedBy: owner,
  })
  .map(({ at, ...parts }) => connectedTo(at, parts));
const firewall = fc.constantFrom<VerdictFacts['conditions']['firewall']>(
  { kind: 'unknown', why: 'permission', detail: 'not read' },
  { kind: 'read', chains: [] },
  { kind: 'read', chains: [chain([rule('drop', toPort(3000))])] },
  { kind: 'read', chains: [chain([rule('reject')], { hook: 'output' })] },
);

const facts = fc
  .record({
    question: fc.constantFrom<VerdictFacts['question']>('bind', 'reach', 'both'),
    port: fc.constantFrom(0, 80, 3000, 40_000),
    protocol: fc.constantFrom<VerdictFacts['protocol']>('tcp', 'udp'),
    host,
    isHere: fc.boolean(),
    sockets: fc.array(socket, { maxLength: 4 }),
    binds: fc.option(fc.array(bind, { maxLength: 4 }), { nil: undefined }),
    connects: fc.array(connect, { maxLength: 3 }),
    firewall,
    elsewhere: fc.constantFrom(undefined, []),
  })
  .map(({ firewall: read, ...parts }) => {
    return sampleFacts({ ...parts, conditions: { ...sampleFacts().conditions, firewall: read } });
  });

it('gives one of the verdicts on anything, in whole words', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const { code, sentence, evidence, wayOut } = giveVerdict(all);
      expect(VERDICT_CODES).toContain(code);
      const texts = [sentence, ...evidence.map(({ text }) => text), ...wayOut.map(({ text }) => text)];
      for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|\[object|^\s*$/);
      expect(sentence).toMatch(/\.$/);
    }),
    { numRuns: 2000 },
  );
});

it('says that nothing is wrong only where something was tried and came through', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const { code, outcome } = giveVerdict(all);
      if (outcome !== 'fine') return;
      if (code === 'works') expect(all.connects.some(({ state }) => state === 'open' || state === 'closes')).toBe(true);
      else expect([code, all.binds?.some((trial) => trial.code === undefined)]).toEqual(['free', true]);
    }),
    { numRuns: 2000 },
  );
});

it('is about what was asked', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const { about } = giveVerdict(all);
      if (all.question !== 'both') expect(about).toBe(all.question);
    }),
    { numRuns: 1000 },
  );
});
