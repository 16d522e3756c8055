import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { inTerminal, PORTHOLE } from './program.ts';

let world: World;

/** A filter that every socket passes: with any filter, a listing goes socket by socket instead of by columns. */
const EVERYTHING = '!port:1';

async function show(...words: string[]): Promise<string> {
  const { stdout } = await world.run(words);
  return stdout;
}

/** What is asked for and not answered is asked for again all the time, so these count up between two looks. */
const RETRIES = /(?<="state":"syn-(?:sent|received)".*"retransmits":)\d+/g;

const shown = (text: string): string => text.replace(/"takenAt":"[^"]*"/, '').replaceAll(RETRIES, 'some');

describeWith(['python', 'namespaces'], 'a listing of everything, by columns and socket by socket', () => {
  beforeAll(async () => {
    world = await openWorld(wholeWorld());
  });
  afterAll(() => world?.end());

  it.each([
    ['a table', []],
    ['a table of chosen columns', ['--columns', 'local,remote,state,pid,reach,interface']],
    ['a document', ['--json']],
    ['lines', ['--ndjson']],
    ['a document with traffic', ['--json', '--info']],
  ])('is the same as %s', async (_, words) => {
    const byColumns = await show(...PORTHOLE, 'list', '--all', ...words);
    const bySocket = await show(...PORTHOLE, 'list', '--all', EVERYTHING, ...words);
    expect(byColumns.split('\n').length).toBeGreaterThan(20);
    expect(shown(byColumns)).toBe(shown(bySocket));
  });

  it.each([60, 100])('is the same on a terminal of %i columns', async (columns) => {
    const byColumns = await show(...inTerminal(columns), ...PORTHOLE, 'list', '--all');
    const bySocket = await show(...inTerminal(columns), ...PORTHOLE, 'list', '--all', EVERYTHING);
    const rows = (text: string): string[] => text.split('\n').filter((line) => /^(PROTO|tcp|udp|\S+:\d)/.test(line));
    expect(rows(byColumns).length).toBeGreaterThan(20);
    expect(rows(byColumns)).toEqual(rows(bySocket));
  });
});
