import { stripVTControlCharacters } from 'node:util';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  portDocumentSchema,
  portsDocumentSchema,
  protocolLineSchema,
  protocolsSchema,
} from '../../contract/schemas/port-schema.ts';
import { at, heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { displayWidth } from '../../view/width.ts';
import { run } from '../run.ts';
import { sampleContext } from '../testing/sample-context.ts';
import { type SampleMachine, sampleDetail, sampleHost } from '../testing/sample-host.ts';

interface Story {
  readonly words: readonly string[];
  readonly machine?: SampleMachine;
  readonly status?: number;
}

const server = sampleHolder(4711, 'no\x1b[2Jde');
const taken: SampleMachine = {
  sockets: [
    sampleSocket({ local: at('127.0.0.1', 3000), owner: heldBy(server) }),
    sampleSocket({ local: at('::1', 3000), owner: heldBy(server) }),
    sampleSocket({ local: at('0.0.0.0', 5432), owner: { kind: 'hidden', reason: 'permission' } }),
  ],
  processes: [sampleDetail({ ...server, command: ['node', 'node_modules/vite/bin/vite.js'] })],
};

const STORIES: Readonly<Record<string, Story>> = {
  'nobody listens': { words: ['5432'] },
  'somebody listens': { words: ['3000'], machine: taken },
  'somebody hidden listens': { words: ['5432'], machine: taken },
  'the reserved port': { words: ['0'] },
  'dynamic and not lent': { words: ['65432'] },
  'dynamic and lent': { words: ['51820'] },
  'registered and lent': { words: ['47001'] },
  'kept back': { words: ['50051'], machine: { ranges: { reserved: [{ first: 50_051, last: 50_051 }] } } },
  'well known and free for all': { words: ['80'], machine: { ranges: { unprivilegedFrom: 0 } } },
  'registered and privileged': { words: ['8080'], machine: { ranges: { unprivilegedFrom: 9000 } } },
  'refused by browsers': { words: ['6000'] },
  'another name here': {
    words: ['7777'],
    machine: { services: [{ port: 7777, name: 'sh\x1bop', transports: ['tcp'], aliases: ['till'] }] },
  },
  'nothing is known': {
    words: ['50000'],
    machine: {
      ranges: { ephemeral: undefined, reserved: undefined, unprivilegedFrom: undefined },
      gaps: [{ what: 'socket', reason: 'no-ffi', count: undefined, detail: 'UDP sockets', remedy: undefined }],
    },
  },
  'a name': { words: ['https'] },
  'some words': { words: ['postgres'], machine: taken },
  'a range': { words: ['4998-5002'] },
  'two questions': { words: ['22', 'redis'] },
  'an unknown name': { words: ['zzzqq\x1b'], status: 1 },
  'an unknown range': { words: ['65430-65440'], status: 1 },
  'the protocols of every day': { words: ['--common'] },
};

const PICTURES: readonly (readonly [name: string, columns: number | undefined, flags: readonly string[]])[] = [
  ['40 columns', 40, ['--color', 'never']],
  ['80 columns', 80, ['--color', 'never']],
  ['160 columns, colours', 160, []],
  ['80 columns, ascii', 80, ['--color', 'never', '--ascii']],
  ['a pipe', undefined, []],
];

async function ask(words: readonly string[], machine: SampleMachine = {}, columns?: number) {
  const { context, written } = sampleContext({ args: ['port', ...words], host: sampleHost(machine), columns });
  return { status: await run(context), ...written };
}

describe('the story of a port', () => {
  it.each(Object.entries(STORIES))('%s', async (name, { words, machine, status = 0 }) => {
    const pictures: string[] = [];
    for (const [title, columns, flags] of PICTURES) {
      const { out, err, status: ended } = await ask([...flags, ...words], machine, columns);
      expect(ended, err).toBe(status);
      if (flags.includes('--ascii')) expect(out).toMatch(/^[\x20-\x7e\n]*$/);
      for (const line of out.split('\n').map(stripVTControlCharacters)) {
        // Only commands are longer than a line, because they are copied.
        if (!/^ {2}\S.* (porthole|\/usr\/bin\/node) /.test(line)) {
          expect(displayWidth(line), line).toBeLessThanOrEqual(columns ?? Infinity);
        }
      }
      pictures.push(`== ${title} ==\n${(out + (err && `-- stderr --\n${err}`)).replaceAll('\x1b', '␛')}`);
    }
    await expect(pictures.join('\n')).toMatchFileSnapshot(`golden/${name.replaceAll(/\W+/g, '-')}.txt`);
  });

  it.each(Object.entries(STORIES))('%s, as JSON', async (_, { words, machine, status = 0 }) => {
    const { out, status: ended } = await ask(['--json', ...words], machine);
    expect(ended).toBe(status);
    const document: unknown = JSON.parse(out);
    const schema = v.union([portDocumentSchema, portsDocumentSchema, protocolsSchema]);
    expect(v.parse(schema, document)).toEqual(document);
    for (const line of (await ask(['--ndjson', ...words], machine)).out.trimEnd().split('\n')) {
      if (line !== '')
        expect(v.is(v.union([portDocumentSchema, protocolLineSchema]), JSON.parse(line)), line).toBe(true);
    }
  });
});

describe('the document about one port', () => {
  it('says what follows from the ranges, and who listens', async () => {
    const { out } = await ask(['--json', '3000'], {
      ...taken,
      services: [{ port: 3000, name: 'shop', transports: ['tcp'], aliases: [] }],
    });
    expect(JSON.parse(out)).toMatchObject({
      schema: 'porthole.port/1',
      port: 3000,
      class: 'registered',
      services: [{ name: 'hbci', transports: ['tcp', 'udp'], description: 'HBCI', aliases: ['remoteware-cl'] }],
      local: [{ name: 'shop', transports: ['tcp'], aliases: [] }],
      blockedByBrowsers: false,
      ...{ lent: false, reserved: false, privileged: false },
      listeners: [{ local: { port: 3000 } }, { local: { port: 3000 } }],
      ranges: { ephemeral: { first: 32_768, last: 60_999 }, reserved: [], unprivilegedFrom: 1024 },
      gaps: [],
    });
  });

  it('has null for what could not be read', async () => {
    const { out } = await ask(['--json', '50000'], STORIES['nothing is known']?.machine);
    expect(JSON.parse(out)).toMatchObject({
      ...{ local: null, lent: null, reserved: null, privileged: null },
      ranges: { ephemeral: null, reserved: null, unprivilegedFrom: null },
    });
  });
});

describe('mistakes', () => {
  it.each([[[]], [['--common', '80']], [['65536']], [['-1']], [['']]])('%j is bad usage', async (words) => {
    const { status, out, err } = await ask(words);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^porthole: .+\n$/);
  });
});
