import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openHost } from '@porthole/core';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctorSchema } from '../contract/schemas/doctor-schema.ts';
import { errorSchema } from '../contract/schemas/error-schema.ts';
import { portDocumentSchema } from '../contract/schemas/port-schema.ts';
import { processesSchema } from '../contract/schemas/processes-schema.ts';
import { socketsSchema } from '../contract/schemas/sockets-schema.ts';
import { unixSchema } from '../contract/schemas/unix-schema.ts';
import { whoSchema } from '../contract/schemas/who-schema.ts';
import { run } from './run.ts';
import { sampleContext } from './testing/sample-context.ts';
import { sampleHost } from './testing/sample-host.ts';

const FIXTURE = path.resolve(import.meta.dirname, '../../../../test/fixtures/recordings/desk.ndjson');
const LINES = readFileSync(FIXTURE, 'utf8').trimEnd().split('\n');

/** Numbers that are at an edge, or beyond it. */
const EDGES = ['0', '1', '-1', '65536', '2147483648', '4294967295', '4294967296', '9'.repeat(20), '1e400', '', 'NaN'];
const TEXTS = ['', '\\u0000', '\\ud800', '../../etc/passwd', '\\u001b[2J', '0'.repeat(5000), '{', '[[[['];

type Spoil = (lines: string[], at: number, which: number, how: number) => void;

const replaceAt = (line: string, pattern: RegExp, which: number, text: string): string => {
  const found = [...line.matchAll(pattern)];
  const match = found[which % Math.max(found.length, 1)];
  return match === undefined ? line : line.slice(0, match.index) + text + line.slice(match.index + match[0].length);
};
const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

/** What is done to a line: from a bit on the disk to somebody who knows the format. */
const SPOILS: readonly Spoil[] = [
  (lines, at, which, how) => {
    lines[at] = replaceAt(lines[at] ?? '', /\d+/g, which, pick(EDGES, how));
  },
  (lines, at, which, how) => {
    lines[at] = replaceAt(lines[at] ?? '', /\d/g, which, String(how % 10));
  },
  (lines, at, which, how) => {
    lines[at] = replaceAt(lines[at] ?? '', /[A-Za-z0-9+/]/g, which, pick([...'A/9+z:'], how));
  },
  (lines, at, which, how) => {
    lines[at] = replaceAt(lines[at] ?? '', /[^":,{}]+/g, which, pick(TEXTS, how));
  },
  (lines, at, which) => {
    const line = lines[at] ?? '';
    lines[at] = line.slice(0, which % (line.length + 1));
  },
  (lines, at) => {
    lines.splice(at, 1);
  },
  (lines, at, which) => {
    lines.splice(at, 0, lines[which % lines.length] ?? '');
  },
  (lines, at, which) => {
    // The outcome of another reading: of another kind, or of another process.
    const outcome = /"(text|base64|value|error)":.*$/.exec(lines[which % lines.length] ?? '')?.[0] ?? '}';
    lines[at] = (lines[at] ?? '').replace(/"(text|base64|value|error)":.*$/, () => outcome);
  },
  (lines, at, _, how) => {
    const code = pick(['ENOENT', 'EACCES', 'ESRCH', 'EPERM', 'ENOBUFS', 'X', '__proto__'], how);
    lines[at] = (lines[at] ?? '').replace(/"(text|base64|value|error)":.*$/, `"error":"${code}"}`);
  },
  (lines, at, which, how) => {
    lines[at] = replaceAt(
      lines[at] ?? '',
      /"(text|base64|value|error|read|of|look)"/g,
      which,
      pick(['"value"', '"x"'], how),
    );
  },
];

/** Mostly with the right count at its end, since a wrong one is all that would be found. */
function spoil(spoils: readonly (readonly [number, number, number, number])[], mend: boolean): string {
  const lines = [...LINES];
  for (const [kind, at, which, how] of spoils) pick(SPOILS, kind)(lines, at % lines.length, which, how);
  if (mend) lines.splice(-1, 1, JSON.stringify({ end: { readings: lines.length - 2 } }));
  return `${lines.join('\n')}\n`;
}

const place = fc.nat({ max: 5000 });
const mutation = fc.record({
  spoils: fc.array(fc.tuple(place, place, place, place), { minLength: 1, maxLength: 6 }),
  mend: fc.integer({ min: 0, max: 9 }).map((number) => number > 0),
});

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'porthole-fuzz-'));
  file = path.join(folder, 'spoiled.ndjson');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(words: readonly string[]) {
  const args = [...words, '--from', file];
  const { context, written } = sampleContext({ args, host: sampleHost({}) });
  const status = await run({ ...context, openHost: (options) => openHost(options) });
  return { status, ...written };
}

/** An answer is there and right in form, or an error says in one line why there is none. */
function judge({ status, out, err }: Awaited<ReturnType<typeof ask>>, schema: v.GenericSchema | undefined): void {
  expect([0, 1, 3, 5], err).toContain(status);
  if (status === 5) {
    expect(out).toBe('');
    if (schema === undefined) expect(err).toMatch(/^porthole: [^\n]+\n$/);
    else v.parse(errorSchema, JSON.parse(err));
  } else if (schema === undefined) {
    expect(out).not.toMatch(/\b(NaN|undefined|Infinity|Invalid Date)\b|\[object/);
  } else {
    v.parse(schema, JSON.parse(out));
  }
}

const QUESTIONS: readonly (readonly [words: readonly string[], schema: v.GenericSchema | undefined])[] = [
  [['list', '--all', '--info', '--json'], socketsSchema],
  [['list'], undefined],
  [['connections'], undefined],
  [['who', '3000', 'pid:4', '--json'], whoSchema],
  [['who', '3000', '9000'], undefined],
  [['port', '3000', '--json'], portDocumentSchema],
  [['port', '3000'], undefined],
  [['ps', '--json'], processesSchema],
  [['ps', '--tree'], undefined],
  [['doctor', '--json'], doctorSchema],
  [['list', '--unix', '--json'], unixSchema],
];

const RUNS = Math.ceil(1000 / QUESTIONS.length);

describe('a thousand spoiled recordings', () => {
  it.each(QUESTIONS)(
    'are answered in form or refused: %j',
    async (words, schema) => {
      let refused = 0;
      const property = fc.asyncProperty(mutation, async ({ spoils, mend }) => {
        writeFileSync(file, spoil(spoils, mend));
        const answer = await ask(words);
        judge(answer, schema);
        if (answer.status === 5) refused++;
      });
      // The same in each run: what others break should not show in this test on some days only.
      await fc.assert(property, { numRuns: RUNS, seed: QUESTIONS.findIndex(([each]) => each === words) });
      // Both happen often, or the spoiling would show nothing.
      expect(refused).toBeGreaterThan(RUNS / 10);
      expect(refused).toBeLessThan((RUNS * 9) / 10);
    },
    30_000,
  );

  it('come from one that is whole', async () => {
    writeFileSync(file, `${LINES.join('\n')}\n`);
    for (const [words, schema] of QUESTIONS) {
      const answer = await ask(words);
      // It has no UNIX sockets.
      expect(answer.status).toBe(words.includes('--unix') ? 1 : 0);
      judge(answer, schema);
    }
  });
});

describe('a number that cannot be', () => {
  // The start of a process, the boot, the parent: what other numbers are made of.
  it.each([
    ['/proc/4/stat', 21],
    ['/proc/4/stat', 3],
    ['/proc/stat', undefined],
  ] as const)('of %s is no answer', async (of, which) => {
    for (const edge of EDGES) {
      const spoiled = LINES.map((line) => {
        if (!line.includes(`"of":"${of}"`)) return line;
        return which === undefined
          ? line.replace(/btime \d+/, `btime ${edge}`)
          : replaceAt(line, /\d+/g, which + 1, edge);
      });
      writeFileSync(file, `${spoiled.join('\n')}\n`);
      for (const [words, schema] of QUESTIONS) judge(await ask(words), schema);
    }
  });
});
