import { stripVTControlCharacters } from 'node:util';
import type { Lease, LeaseInUse } from '@porthole/core';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { freeDocument, leasesDocument } from '../../contract/index.ts';
import { freeSchema } from '../../contract/schemas/free-schema.ts';
import { leasesSchema } from '../../contract/schemas/lease-schema.ts';
import { at, heldBy, SAMPLE_NOW_MS, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { formatTable } from '../../view/table.ts';
import { displayWidth } from '../../view/width.ts';
import { decideLook } from '../look.ts';
import { sampleContext } from '../testing/sample-context.ts';
import { sampleDetail, sampleHost } from '../testing/sample-host.ts';
import { printLabelled } from '../text/labelled-lines.ts';
import { makeTeller } from '../who/make-teller.ts';
import type { Teller } from '../who/teller.ts';
import type { FreeStory } from './ask-free.ts';
import { leaseColumns } from './lease-columns.ts';
import type { LeaseRow } from './list-leases.ts';
import { nextAfterFree, tellFree } from './tell-free.ts';

const server = sampleHolder(4711, 'no\x1b[2Jde');
const other = sampleHolder(4800, 'python3');
const listening = sampleSocket({ local: at('127.0.0.1', 3000), owner: heldBy(server) });
const connection = sampleSocket({
  ...{ state: 'time-wait', local: at('127.0.0.1', 3000), remote: at('127.0.0.1', 51_000) },
  owner: { kind: 'none', reason: 'time-wait' },
});

const base: Lease = {
  ...{ port: 3000, kind: 'project', state: 'held', name: 'web\x1b[2J', project: '/home/ana/shop', owner: undefined },
  ...{ command: undefined, takenAtMs: SAMPLE_NOW_MS - 20_000, endsAtMs: SAMPLE_NOW_MS + 40_000, bootId: undefined },
};
const owner = { pid: 4711, startId: 47_110, name: 'bash' };
const kept = (lease: Lease | undefined): LeaseInUse => ({ port: 3000, lease, listeners: [] });

const trials: FreeStory['verdict']['trials'] = [{ address: '0.0.0.0', outcome: 'bound', code: undefined }];
const nobody: FreeStory['verdict'] = {
  ...{ port: 3000, protocol: 'tcp', status: 'free', holders: [], others: [], trials, gaps: [] },
  ...{ keptFor: undefined, remedy: undefined },
};

const STORIES: Readonly<Record<string, FreeStory['verdict']>> = {
  free: nobody,
  'free but for leftovers': { ...nobody, others: Array(6).fill(connection) },
  'held by one': { ...nobody, status: 'held', holders: [listening], remedy: 'porthole kill 3000' },
  'held by two, and kept for another': {
    ...{ ...nobody, status: 'held', remedy: 'porthole kill 3000', keptFor: kept(base) },
    holders: [listening, sampleSocket({ local: at('::1', 3000), owner: heldBy(other), cookie: '2' })],
  },
  'held by somebody hidden': {
    ...{ ...nobody, status: 'held', protocol: 'udp', remedy: 'porthole kill udp:3000' },
    holders: [sampleSocket({ protocol: 'udp', state: 'bound', owner: { kind: 'hidden', reason: 'permission' } })],
  },
  'held by nothing that is seen': { ...nobody, status: 'held' },
  'held by a closed connection': { ...nobody, status: 'held', others: [connection] },
  'held by a connection': {
    ...{ ...nobody, status: 'held' },
    others: [sampleSocket({ ...connection, state: 'established', owner: heldBy(other) })],
  },
  'kept for a project': { ...nobody, keptFor: kept(base) },
  'kept for a caller': { ...nobody, keptFor: kept({ ...base, kind: 'caller', owner }) },
  'kept for a command': { ...nobody, keptFor: kept({ ...base, kind: 'command', owner, command: ['npm', 'start'] }) },
  'kept for who knows whom': { ...nobody, keptFor: kept(undefined) },
  'not to be bound': {
    ...{ ...nobody, port: 80, status: 'refused' },
    trials: [{ address: '0.0.0.0', outcome: 'refused', code: 'EACCES' }],
  },
  'not known': {
    ...{ ...nobody, status: 'unknown' },
    trials: [{ address: '0.0.0.0', outcome: 'failed', code: 'EMFILE' }],
  },
};

const LEASES: readonly LeaseRow[] = [
  { ...kept(base), listeners: [listening], foreign: true },
  { port: 3001, lease: { ...base, port: 3001, kind: 'caller', owner }, listeners: [], foreign: undefined },
  {
    ...{ port: 3002, listeners: [sampleSocket({ local: at('::', 3002), owner: heldBy(other) })], foreign: false },
    lease: { ...base, port: 3002, kind: 'command', owner, command: ['npm', 'run', 'dev'], endsAtMs: undefined },
  },
  { port: 3003, lease: undefined, listeners: [], foreign: undefined },
];

const PICTURES: readonly (readonly [name: string, columns: number | undefined, flags: object])[] = [
  ['40 columns', 40, { color: 'never' }],
  ['80 columns', 80, { color: 'never' }],
  ['160 columns, colours', 160, {}],
  ['80 columns, ascii', 80, { color: 'never', ascii: true }],
  ['a pipe', undefined, {}],
];

function paintAll(paint: (teller: Teller) => readonly string[]): string {
  const pictures = PICTURES.map(([title, columns, flags]) => {
    const { context } = sampleContext({ args: [], host: sampleHost({}), columns });
    const lines = paint(makeTeller(context, decideLook(flags, context.env, context.out)));
    for (const line of lines) {
      if ('ascii' in flags) expect(line).toMatch(/^[\x20-\x7e]*$/);
      // Only commands are longer than a line, because they are copied.
      if (!/^ {2}\S.* porthole /.test(stripVTControlCharacters(line))) {
        expect(displayWidth(stripVTControlCharacters(line)), line).toBeLessThanOrEqual(columns ?? Infinity);
      }
    }
    return `== ${title} ==\n${lines.join('\n')}\n`.replaceAll('\x1b', '␛');
  });
  return pictures.join('\n');
}

describe('whether a port can be had', () => {
  it.each(Object.entries(STORIES))('%s', async (name, verdict) => {
    const detail = sampleDetail({ ...server, command: ['node', 'node_modules/vite/bin/vite.js'] });
    const what = { label: 'Vite dev server', kind: 'dev-server' } as const;
    const answer = { process: detail, detail, what, why: undefined, project: undefined };
    const story: FreeStory = { verdict, facts: new Map([[4711, answer as never]]), damaged: [] };
    const pictures = paintAll((teller) => {
      const next = printLabelled(nextAfterFree(story, teller), teller);
      return [...tellFree(story, teller), ...(next.length === 0 ? [] : ['', ...next])];
    });
    await expect(pictures).toMatchFileSnapshot(`golden/${name.replaceAll(/\W+/g, '-')}.txt`);
  });

  it.each(Object.entries(STORIES))('%s, as JSON', (_, verdict) => {
    const document: unknown = JSON.parse(freeDocument(verdict, () => null));
    expect(v.parse(freeSchema, document)).toEqual(document);
    const status = verdict.status === 'free' && verdict.keptFor !== undefined ? 'kept' : verdict.status;
    expect(document).toMatchObject({ status, port: verdict.port });
  });
});

describe('the leases', () => {
  it('as a table', async () => {
    const pictures = paintAll(({ style, width, nowMs, home }) => {
      const columns = leaseColumns({ nowMs, home, symbols: style.symbols });
      return [...formatTable(LEASES, columns, { style, width })].join('').trimEnd().split('\n');
    });
    await expect(pictures).toMatchFileSnapshot('golden/leases.txt');
  });

  it('as JSON, with null for what may not be read', () => {
    const answers = LEASES.map((row) => ({ ...row, unleased: undefined }));
    const document = v.parse(leasesSchema, JSON.parse(leasesDocument(answers, [], () => null)));
    expect(document.leases.map(({ kind }) => kind)).toEqual(['project', 'caller', 'command', null]);
    expect(document.leases[0]).toMatchObject({ name: 'web\x1b[2J', endsAt: '2026-11-22T14:02:43.456Z' });
  });
});
