import type { KillPlan, KillResult, ProcessDetail } from '@porthole/core';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { sampleDetail } from '../cli/testing/sample-host.ts';
import { heldBy, sampleHolder, sampleSocket } from '../view/sample-sockets.ts';
import { type KillAnswer, killDocument } from './kill-document.ts';
import type { KillSpelling } from './kill-json.ts';
import { planDocument } from './plan-document.ts';
import { killSchema } from './schemas/kill-schema.ts';
import { planSchema } from './schemas/plan-schema.ts';

const node = sampleDetail(sampleHolder(48213, 'no\x1bde'));
const socket = sampleSocket({ owner: heldBy(sampleHolder(48213, 'node')) });
const restartedBy = {
  kind: 'process-manager',
  name: 'pm2',
  pid: 7,
  evidence: 'ancestor pm2 (pid 7)',
  stop: { kind: 'command', command: ['pm2', 'stop', 'NAME'], note: 'x' },
} as const;
const plan: KillPlan = {
  target: { kind: 'process', pid: 48213 },
  sockets: [socket],
  connections: [],
  victims: [{ process: node, holds: [socket], alsoServes: [], clients: 4, restartedBy }],
  refused: [
    { process: undefined, reason: 'hidden', sockets: [socket], instead: undefined, container: undefined },
    {
      process: node,
      reason: 'container',
      sockets: [socket],
      instead: { kind: 'kill', pid: 7 },
      container: { name: 'web', stop: undefined },
    },
  ],
  steps: [
    { do: 'terminate', pids: [48213], waitMs: 5000 },
    { do: 'prove', forMs: 1000 },
  ],
  gaps: [],
};
const result: KillResult = {
  outcome: 'taken-again',
  signals: [
    { process: node, signal: 'SIGTERM', outcome: { kind: 'sent', by: 'pidfd' } },
    { process: node, signal: 'SIGKILL', outcome: { kind: 'gone' } },
  ],
  freedAfterMs: 300.4,
  running: [node],
  stillHeld: [socket],
  takenAgain: { afterMs: 812.7, sockets: [socket], process: node, restartedBy },
  gaps: [],
};
const spelling: KillSpelling = {
  answerOf: (process: ProcessDetail) => ({
    process,
    detail: process,
    what: undefined,
    why: undefined,
    project: undefined,
  }),
  stopOf: (advice) => (advice.kind === 'kill' ? `porthole kill pid:${advice.pid}` : advice.command.join(' ')),
};
const none = () => null;

describe('porthole.plan/1', () => {
  it('has the plans of all targets in one line, and fits its schema', () => {
    const text = planDocument(
      [
        { target: '3000', plan },
        { target: '80', plan },
      ],
      spelling,
      none,
    );
    expect(text).not.toContain('\n');
    expect(text).not.toContain('\x1b');
    const document = v.parse(planSchema, JSON.parse(text));
    expect(document.target).toBe('3000 80');
    expect(document.victims[1]).toMatchObject({
      process: { pid: 48213, name: 'no\x1bde' },
      clients: 4,
      restartedBy: { name: 'pm2', pid: 7, stop: 'pm2 stop NAME' },
    });
    expect(document.refused.slice(0, 2)).toMatchObject([
      { process: null, reason: 'hidden', instead: null, container: null },
      { reason: 'container', instead: 'porthole kill pid:7', container: 'web' },
    ]);
    expect(document.steps.slice(0, 2)).toEqual([
      { do: 'terminate', pids: [48213], ms: 5000 },
      { do: 'prove', pids: [], ms: 1000 },
    ]);
  });
});

describe('porthole.kill/1', () => {
  const answer: KillAnswer = {
    target: '3000',
    outcome: 'taken-again',
    plan,
    result,
    connection: undefined,
    error: undefined,
    gaps: [],
  };

  it('tells what was sent to whom, and what came of it', () => {
    const [told] = v.parse(killSchema, JSON.parse(killDocument([answer], spelling, none))).results;
    expect(told).toMatchObject({
      outcome: 'taken-again',
      signals: [
        { pid: 48213, signal: 'SIGTERM', outcome: 'sent', by: 'pidfd' },
        { pid: 48213, signal: 'SIGKILL', outcome: 'gone', by: null },
      ],
      freedAfterMs: 300,
      running: [48213],
      takenAgain: { afterMs: 813, process: { pid: 48213 }, restartedBy: { kind: 'process-manager' } },
      connection: null,
      error: null,
    });
  });

  it('has every key where there is nothing to tell', () => {
    const empty = { ...answer, plan: undefined, result: undefined };
    const error = { code: 'E', reason: 'unavailable', message: 'm', hint: undefined } as const;
    const answers: KillAnswer[] = [
      { ...empty, outcome: 'failed', error },
      { ...empty, outcome: 'closed', connection: socket },
    ];
    const { results } = v.parse(killSchema, JSON.parse(killDocument(answers, spelling, none)));
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'closed']);
    expect(results[0]).toMatchObject({
      victims: [],
      signals: [],
      freedAfterMs: null,
      takenAgain: null,
      error: { hint: null },
    });
  });
});
