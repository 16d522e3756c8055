import { stripVTControlCharacters } from 'node:util';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { verdictSchema } from '../../contract/schemas/verdict-schema.ts';
import { at, heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { displayWidth } from '../../view/width.ts';
import { run } from '../run.ts';
import { sampleContext } from '../testing/sample-context.ts';
import { type SampleMachine, sampleDetail, sampleHost } from '../testing/sample-host.ts';

const server = sampleHolder(48_213, 'no\x1b[2Jde');
const vite = sampleDetail({ ...server, command: ['node', 'node_modules/vite/bin/vite.js'] });
const listener = sampleSocket({ local: at('127.0.0.1', 3000), owner: heldBy(server) });

interface Story {
  readonly words: readonly string[];
  readonly machine?: SampleMachine;
  readonly status: number;
}

/** Of machines that can only be read, as a recording: nothing is bound and nothing is connected to. */
const STORIES: Readonly<Record<string, Story>> = {
  'taken, with hostile text': { words: ['3000'], machine: { sockets: [listener], processes: [vite] }, status: 1 },
  'taken by somebody hidden': {
    words: ['--bind', '5432'],
    machine: {
      sockets: [
        sampleSocket({ local: at('0.0.0.0', 5432), owner: { kind: 'hidden', reason: 'permission' }, user: 'postgres' }),
      ],
      gaps: [
        { what: 'owner', reason: 'permission', count: 1, detail: 'owners of sockets of other users', remedy: 'root' },
      ],
    },
    status: 1,
  },
  'a low port': { words: ['--bind', '80'], status: 1 },
  'nobody listens': { words: ['3000'], status: 1 },
  'not tried': { words: ['--bind', '3000'], status: 3 },
};

const PICTURES: readonly (readonly [name: string, columns: number | undefined, flags: readonly string[]])[] = [
  ['40 columns', 40, ['--color', 'never']],
  ['80 columns', 80, ['--color', 'never']],
  ['160 columns, colours', 160, []],
  ['80 columns, ascii', 80, ['--color', 'never', '--ascii']],
  ['a pipe', undefined, []],
];

async function ask(words: readonly string[], machine: SampleMachine = {}, columns?: number) {
  const { context, written } = sampleContext({ args: ['why', ...words], host: sampleHost(machine), columns });
  return { status: await run(context), ...written };
}

describe('the story of a verdict', () => {
  it.each(Object.entries(STORIES))('%s', async (name, { words, machine, status }) => {
    const pictures: string[] = [];
    for (const [title, columns, flags] of PICTURES) {
      const told = await ask([...words, ...flags], machine, columns);
      expect(told.status).toBe(status);
      expect(told.err).toBe('');
      for (const line of stripVTControlCharacters(told.out).split('\n')) {
        // A command is never broken.
        if (columns !== undefined && !/porthole|sudo/.test(line))
          expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }
      pictures.push(`--- ${title}\n${told.out.replaceAll('\x1b', '\\e')}`);
    }
    await expect(pictures.join('\n')).toMatchFileSnapshot(`golden/${name.replace(/[ ,]+/g, '-')}.txt`);
  });

  it.each(Object.entries(STORIES))(
    '%s, as a document that fits its schema',
    async (_name, { words, machine, status }) => {
      const told = await ask([...words, '--json'], machine);
      const document: unknown = JSON.parse(told.out);
      expect(v.parse(verdictSchema, document)).toStrictEqual(document);
      expect(told.out).not.toContain('\x1b');
      expect(told.status).toBe(status);
    },
  );
});
