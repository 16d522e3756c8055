import { describe, expect, it } from 'vitest';
import { sampleProcess } from '../../act/testing/sample-process.ts';
import { giveVerdict } from './give-verdict.ts';
import { boundAs, connectedTo, listensOn, rule, sampleFacts, toPort } from './testing/sample-facts.ts';
import { REFUSED, ROOT_FAILS, TAKEN, TIMED_OUT, VERDICT_ROWS, withRules } from './testing/verdict-rows.ts';
import { VERDICT_CODES } from './verdict.ts';
import type { VerdictFacts } from './verdict-facts.ts';

describe('giveVerdict', () => {
  it.for(VERDICT_ROWS)('%s: %s', ([_name, code, facts, sentence]) => {
    const verdict = giveVerdict(sampleFacts(facts));
    expect(verdict.code, verdict.sentence).toBe(code);
    expect(verdict.sentence).toMatch(sentence ?? /^\S.*\.$/);
    expect(verdict.sentence).not.toMatch(/undefined|\bnull\b/);
  });

  it('has a row for each code', () => {
    expect([...new Set(VERDICT_ROWS.map(([, code]) => code))].sort()).toEqual([...VERDICT_CODES].sort());
  });

  it('says which verdicts mean that nothing is wrong, and which that it could not be told', () => {
    const asked = VERDICT_ROWS.filter(([name]) => name !== 'a name on a recorded machine');
    const outcomes = new Map(asked.map(([, code, facts]) => [code, giveVerdict(sampleFacts(facts)).outcome]));
    const of = (wanted: string) => [...outcomes].filter(([, outcome]) => outcome === wanted).map(([code]) => code);
    expect(of('fine')).toEqual(['free', 'works']);
    expect(of('unknown')).toEqual(['not-known']);
  });
});

describe('what is no reason', () => {
  const codeOf = (facts: Partial<VerdictFacts>) => giveVerdict(sampleFacts(facts)).code;

  it('two workers of one program are not two servers', () => {
    const sockets = [listensOn('127.0.0.1'), listensOn('::1', {}, sampleProcess(9))];
    expect(codeOf({ sockets, question: 'reach', connects: [connectedTo('127.0.0.1'), connectedTo('::1')] })).toBe(
      'works',
    );
  });

  it('a rule for another port, or one that is not understood, is not said to be in the way', () => {
    const other = { kind: 'other', text: 'limit', negated: false } as const;
    for (const rules of [[rule('drop', toPort(3001))], [rule('drop', other)], [rule('accept', other), rule('drop')]]) {
      const conditions = withRules([rules]);
      const connects = [connectedTo('127.0.0.1', TIMED_OUT)];
      expect(codeOf({ sockets: [listensOn('127.0.0.1')], connects, conditions })).toBe('timed-out');
    }
  });

  it('a firewall that drops does not explain a refusal, nor one that rejects a silence', () => {
    const sockets = [listensOn('127.0.0.1')];
    const drop = withRules([[rule('drop', toPort(3000))]]);
    expect(codeOf({ sockets, connects: [connectedTo('127.0.0.1', REFUSED)], conditions: drop })).toBe('refused');
    const reject = withRules([[rule('reject', toPort(3000))]]);
    expect(codeOf({ sockets, connects: [connectedTo('127.0.0.1', TIMED_OUT)], conditions: reject })).toBe('timed-out');
  });

  it('a low port is not a matter of rights for who has them, nor where somebody has it already', () => {
    const conditions = { ...sampleFacts().conditions, mayBindPrivileged: true };
    expect(codeOf({ port: 80, question: 'bind', binds: boundAs(undefined), conditions })).toBe('free');
    const sockets = [listensOn('0.0.0.0', { local: { address: '0.0.0.0', port: 80 } })];
    expect(codeOf({ port: 80, sockets, binds: boundAs('EACCES') })).toBe('taken');
  });

  it('a firewall that may not be read makes it unknown, and says so', () => {
    const facts = sampleFacts({
      question: 'reach',
      sockets: [listensOn('127.0.0.1')],
      connects: [connectedTo('127.0.0.1', TIMED_OUT)],
      conditions: { ...sampleFacts().conditions, firewall: ROOT_FAILS },
    });
    const { code, outcome, evidence } = giveVerdict(facts);
    expect([code, outcome]).toEqual(['timed-out', 'unknown']);
    expect(evidence.filter(({ unknown }) => unknown)).toMatchObject([
      { what: 'firewall', text: 'not read: root', unknown: true, remedy: 'root' },
    ]);
  });

  it('a free port that nothing was tried on is not called free', () => {
    expect(giveVerdict(sampleFacts({ question: 'bind' })).outcome).toBe('unknown');
  });
});

describe('the way out', () => {
  const commandsOf = (facts: Partial<VerdictFacts>) =>
    giveVerdict(sampleFacts(facts)).wayOut.flatMap(({ command }) =>
      command === undefined ? [] : [command.words.join(' ')],
    );

  it('of a taken port is to look, to kill, or to take another one', () => {
    const sockets = [listensOn('127.0.0.1')];
    expect(commandsOf({ sockets, binds: TAKEN })).toEqual(['who 3000', 'kill 3000', 'free --near 3000']);
  });

  it('of a port that a container has is to stop the container', () => {
    const container = { role: 'proxy', name: 'web', stop: ['docker', 'stop', 'web'] } as const;
    const holders = new Map([[48_213, { label: undefined, container }]]);
    const commands = commandsOf({ sockets: [listensOn('127.0.0.1')], binds: TAKEN, holders });
    expect(commands).toEqual(['who 3000', 'docker stop web', 'free --near 3000']);
  });

  it('of a hidden owner is not to kill it', () => {
    const sockets = [listensOn('127.0.0.1', { owner: { kind: 'hidden', reason: 'permission' } })];
    expect(commandsOf({ sockets, binds: TAKEN })).toEqual(['who 3000', 'free --near 3000']);
  });

  it('of UDP says so in its target', () => {
    const sockets = [listensOn('127.0.0.1', { protocol: 'udp', state: 'bound' })];
    expect(commandsOf({ protocol: 'udp', question: 'bind', sockets })).toContain('kill udp:3000');
  });
});
