import path from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verdictSchema } from '../../packages/porthole/src/contract/schemas/verdict-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import { HOSTILE_NAMES } from '../world/hostile-names.ts';
import type { Ran } from '../world/run-program.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, PORTHOLE } from './program.ts';

const why = (world: World, ...words: string[]): Promise<Ran> => world.run([...PORTHOLE, 'why', ...words]);
const named = Object.values(HOSTILE_NAMES);
/** What must not reach a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

describeWith(['python', 'namespaces', 'readable-by-nobody'], 'the answer to why', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({
      situations: [
        ['serve-on', '127.0.0.1', '7201'],
        ['left-behind', '7202'],
        ...named.map((name) => ['named', name.toString('hex')] as const),
      ],
    });
  }, 60_000);
  afterAll(() => world?.end());

  it('begins with the verdict, then says what it rests on, and then what to do', async () => {
    const { stdout, stderr, status } = await why(world, '7201');
    const [first = '', blank, ...rest] = stdout.split('\n');
    expect(first).toMatch(/^\S 7201 is taken by python3 \(PID \d+\)/);
    expect(blank).toBe('');
    expect(rest.join('\n')).toMatch(/^ {2}bind +trial bind of 0\.0\.0\.0:7201: EADDRINUSE$/m);
    expect(rest.join('\n')).toMatch(/^ {2}connect +connection to 127\.0\.0\.1:7201: .*accepted by python3/m);
    expect(rest.join('\n')).toMatch(/^ {2}what to do .*\n +\S+ \S+porthole\.cjs who 7201$/m);
    expect([stderr, status]).toEqual(['', 1]);
  });

  it('names commands that run as they are printed', async () => {
    const { stdout } = await why(world, '7201');
    const commands = stdout
      .split('\n')
      .flatMap((line) => / (\S+ \S+porthole\.cjs (?:who|probe|list) .*)$/.exec(line)?.[1] ?? []);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) expect((await world.run(['sh', '-c', command])).status).toBe(0);
  });

  it('leaves the server as it was: nothing stays bound, no connection stays open', async () => {
    await why(world, '7201');
    const { stdout } = await world.run([...PORTHOLE, 'list', '--all', 'port:7201', '--json']);
    const { sockets } = JSON.parse(stdout) as { sockets: { state: string; local: { port: number } }[] };
    expect(sockets.filter(({ local }) => local.port === 7201).map(({ state }) => state)).toEqual(['listen']);
  });

  it('is the same without koffi, as far as it goes', async () => {
    const noKoffi = ['--require', path.resolve(import.meta.dirname, '../world/no-koffi.cjs')];
    const [node = '', script = ''] = PORTHOLE;
    const ask = (...words: string[]) => world.run([node, ...noKoffi, script, 'why', '--json', ...words]);
    const taken = v.parse(verdictSchema, JSON.parse((await ask('7201')).stdout));
    expect(taken).toMatchObject({ code: 'taken', binds: null });
    const free = await ask('--bind', '7209');
    expect(v.parse(verdictSchema, JSON.parse(free.stdout))).toMatchObject({ code: 'free', outcome: 'unknown' });
    expect(free.status).toBe(3);
  });

  it('tells nobody what more rights would show, and how', async () => {
    const { stdout, status } = await world.run([...AS_NOBODY, ...PORTHOLE, 'why', '7201']);
    expect(stdout).toMatch(/^\S 7201 is taken by a process of the user root that may not be looked into/);
    expect(stdout).toMatch(/^ {2}to see it +sudo \S+ \S+porthole\.cjs why 7201$/m);
    expect(stdout).not.toMatch(/ kill /);
    expect(status).toBe(1);
  });

  it('is one line for a script', async () => {
    const { stdout } = await why(world, '--bind', '7202', '--ndjson');
    expect(stdout).toMatch(/^\{"schema":"porthole\.verdict\/1".*"code":"taken-by-time-wait".*\}\n$/);
    const quiet = await why(world, '--bind', '7202', '--quiet');
    expect([quiet.stdout, quiet.status]).toEqual(['', 1]);
  });

  it('shows names that mean harm, and lets none of them through', async () => {
    for (const { sockets } of world.said.filter(({ situation }) => situation === 'named')) {
      const port = sockets[0]!.local.port;
      for (const flags of [[], ['--json']]) {
        const { stdout, status } = await why(world, String(port), '--reach', '--timeout', '300ms', ...flags);
        expect(stdout).not.toMatch(HARMFUL);
        expect(stdout.split('\n').length).toBeGreaterThan(1);
        expect(status).toBeLessThan(2);
      }
    }
  });

  it.for([
    [['node'], /"node" names no port\. Write it as in 3000/],
    [['pid:1'], /is about a port, not about a process\. .*who pid:1/],
    [['65536'], /is not a port\..*16 bits/],
    [['3010-3000'], /ends before it begins/],
    [['3000-3010'], /is a range, and "why" is asked about one port at a time/],
    [['3000', '3001'], /one port at a time/],
    [[], /needs/],
    [['--bind', '--reach', '3000'], /two questions/],
    [['3000', '--timeout', 'soon'], /--timeout/],
    [['connect ECONNREFUSED'], /not which port/],
    [['3000', '--frum', 'x'], /no flag "--frum".*--from/],
  ] as const)('says what is wrong with %j', async ([words, message]) => {
    const { status, stdout, stderr } = await why(world, ...words);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n').length).toBeLessThan(3);
    expect(status).toBe(2);
  });
});
