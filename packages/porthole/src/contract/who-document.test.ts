import type { ProcessDetail, Socket } from '@porthole/core';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { processJson, socketJson, type WhoAnswer, whoDocument } from './index.ts';
import type { ProcessAnswer } from './process-json.ts';
import { processSchema } from './schemas/process-schema.ts';
import { whoSchema } from './schemas/who-schema.ts';
import { arbitrarySocket } from './testing/arbitrary-socket.ts';

const DETAIL: ProcessDetail = {
  ...{
    pid: 48213,
    startId: 9,
    startedAtMs: 1_000,
    name: 'no\nde',
    command: ['node', '\u202e'],
    uid: 1000,
    user: 'ana',
  },
  ...{ parentPid: 48190, executable: '/usr/bin/node', executableDeleted: false, folder: '/home/ana/code/shop' },
  ...{ cgroup: '/user.slice', namespaces: { net: '4026531840' }, residentBytes: 182_000_000, cpuMs: 1230.5 },
  ...{ terminal: 'pts/3', sessionPid: 2304 },
};

const ANSWER: ProcessAnswer = {
  process: DETAIL,
  detail: DETAIL,
  what: { label: 'Vite dev server', kind: 'dev-server' },
  why: {
    chain: [{ pid: 1, name: undefined, label: 'systemd' }],
    source: { kind: 'package-script', name: undefined, evidence: 'ancestor npm (pid 48190)' },
    script: 'npm run dev',
  },
  project: { folder: '/home/ana/code/shop', marker: 'package.json', name: 'shop', branch: undefined },
};

const [listener, connection, peer] = fc.sample(arbitrarySocket, { numRuns: 3, seed: 3 }) as [Socket, Socket, Socket];

describe('processJson', () => {
  it('tells everything there is, in the order of the contract', () => {
    const parsed: unknown = JSON.parse(processJson(ANSWER));
    expect(v.parse(processSchema, parsed)).toStrictEqual(parsed);
    expect(JSON.stringify(parsed)).toBe(
      JSON.stringify({
        ...{ pid: 48213, startedAt: '1970-01-01T00:00:01.000Z', parent: 48190, name: 'no\nde' },
        ...{ command: ['node', '\u202e'], executable: '/usr/bin/node', executableDeleted: false },
        ...{ folder: '/home/ana/code/shop', user: 'ana', cgroup: '/user.slice', namespaces: { net: '4026531840' } },
        what: { label: 'Vite dev server', kind: 'dev-server' },
        project: { folder: '/home/ana/code/shop', marker: 'package.json', name: 'shop', branch: null },
        why: {
          source: { kind: 'package-script', name: null, evidence: 'ancestor npm (pid 48190)' },
          script: 'npm run dev',
          chain: [{ pid: 1, name: null, label: 'systemd' }],
        },
        ...{ residentBytes: 182_000_000, cpuMs: 1230.5, terminal: 'pts/3' },
      }),
    );
  });

  it('has every key also of a process of which nothing but its pid is known', () => {
    const nothing = { startId: undefined, startedAtMs: undefined, name: undefined, command: undefined };
    const process = { pid: 7, ...nothing, uid: undefined, user: undefined };
    const bare = { process, detail: undefined, what: undefined, why: undefined, project: undefined };
    const parsed = v.parse(processSchema, JSON.parse(processJson(bare)));
    const { pid, ...others } = parsed;
    expect(pid).toBe(7);
    expect(new Set(Object.values(others))).toStrictEqual(new Set([null]));
  });
});

describe('whoDocument', () => {
  it('is one line as the contract says', () => {
    const answer: WhoAnswer = {
      target: 'localhost:3000\x1b',
      answers: [
        { port: 3000, protocol: 'tcp', status: 'taken', listeners: [listener], connections: [connection, peer] },
        { port: 3000, protocol: 'udp', status: 'free', listeners: [], connections: [] },
      ],
      processes: [ANSWER],
      gaps: [{ what: 'process', reason: 'gone', count: 1, detail: 'One process ended.', remedy: 'again' }],
    };
    const text = whoDocument(
      answer,
      () => 'again',
      (socket) => (socket === connection ? peer : undefined),
    );
    expect(text).toMatch(/^\{"schema":"porthole.who\/1","target":"localhost:3000\\u001b".*\}$/);
    const document = v.parse(whoSchema, JSON.parse(text));
    expect(document).toStrictEqual({
      schema: 'porthole.who/1',
      target: 'localhost:3000\x1b',
      answers: [
        {
          ...{ port: 3000, protocol: 'tcp', status: 'taken', listeners: [JSON.parse(socketJson(listener))] },
          connections: [
            { ...JSON.parse(socketJson(connection)), peer: peer.id },
            { ...JSON.parse(socketJson(peer)), peer: null },
          ],
        },
        { port: 3000, protocol: 'udp', status: 'free', listeners: [], connections: [] },
      ],
      processes: [JSON.parse(processJson(ANSWER))],
      gaps: [{ what: 'process', reason: 'gone', count: 1, detail: 'One process ended.', remedy: 'again' }],
    });
  });
});
