import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { type Ran, runProgram } from '../world/run-program.ts';
import { wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, PORTHOLE } from './program.ts';

const NO_KOFFI = path.resolve(import.meta.dirname, '../world/no-koffi.cjs');

let world: World;
let folder: string;

/** Sockets whose traffic stands still: what nobody answers is sent again and again, and counted. */
const STILL = '!state:syn-sent,fin-wait-1,last-ack,closing';

/** Seconds since a start, and what is worked out from them: they go on between two runs, and so may a column's width. */
const AGE = /(?<=\s)(\d+) ?(s|m|min)(?=\s)/g;

/** What is not of the recorded moment: when each run looked, and what would show more, which a recording has not. */
function comparable({ status, stdout }: Ran): string[] {
  const text = stdout
    .replaceAll(/"takenAt":"[^"]*"/g, '')
    .replaceAll(/"remedy":(?:null|"(?:[^"\\]|\\.)*")/g, '')
    .replaceAll(/^ +to see it +sudo .*\n/gm, '')
    // The rest of the machine lives on.
    .replaceAll(/"processes":\d+/g, '"processes":some')
    .replaceAll(AGE, 'AGE')
    .replaceAll(/cpu [\d.]+ % on average/g, 'cpu')
    .replaceAll(/ {2,}/g, '  ');
  return [`status ${status}`, ...text.replaceAll(/(?<=[}\]],)(?=[{"])/g, '\n').split('\n')];
}

function agesIn({ stdout }: Ran): number[] {
  return [...stdout.matchAll(AGE)].map(([, number, unit]) => Number(number) * (unit === 's' ? 1 : 60));
}

/** The same as right before and right after, and every age between the two. */
function expectSame(replayed: Ran, before: Ran, after: Ran): void {
  const [lines, earlier, later] = [replayed, before, after].map(comparable) as [string[], string[], string[]];
  expect(lines.filter((line, index) => line !== earlier[index] && line !== later[index])).toEqual([]);
  expect(lines).toHaveLength(earlier.length);
  const [ages, least, most] = [replayed, before, after].map(agesIn) as [number[], number[], number[]];
  expect(ages).toHaveLength(least.length);
  expect(ages.filter((age, index) => age < (least[index] ?? 0) || age > (most[index] ?? 0))).toEqual([]);
}

describeWith(['python', 'namespaces', 'readable-by-nobody'], 'a recording', () => {
  let questions: (readonly string[])[];

  beforeAll(async () => {
    world = await openWorld(wholeWorld());
    folder = mkdtempSync(path.join(tmpdir(), 'porthole-recording-'));
    chmodSync(folder, 0o777);
    const ports = ['reuseport', 'prefork', 'not-accepted', 'time-wait', 'of-user', 'udp'].map(
      (program) => `${world.of(program).sockets[0]?.local.port}`,
    );
    const pids = ['connections', 'dead-leader', 'own-pid-namespace'].map((program) => `pid:${world.of(program).pid}`);
    questions = [
      ['list'],
      ['list', '--all'],
      ['list', '--all', '--info', STILL],
      ['list', '--all', '--info', STILL, '--json'],
      ['list', '--json'],
      ['list', '--mine', '--udp'],
      ['list', 'proto:tcp', 'reach:network', '--sort', '-pid'],
      ['connections'],
      ['connections', '--info', STILL, '--ndjson'],
      ['who', ...ports],
      ['who', '--json', ...ports],
      ['who', '--json', '1-65535'],
      ['who', ...pids],
      ['who', '--json', ...pids],
      ['list', '--all', '--csv'],
      ['list', '--unix'],
      ['list', '--raw', '--json'],
      ['list', '--all', '--all-namespaces', '--json', `namespace:${world.namespace.id}`],
      ['ps', '--flat', '--columns', 'pid,process,user,state,ports', ...pids.slice(0, 1)],
      ['port', ...ports],
      ['port', '--json', '8080', '3000-3010'],
    ];
  });
  afterAll(async () => {
    await world?.end();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  it.each([
    ['root', [], AS_NOBODY],
    ['nobody', AS_NOBODY, []],
  ] as const)(
    'of %s gives the same answers as the machine did, to another user',
    async (name, recorder, reader) => {
      const file = path.join(folder, `${name}.ndjson`);
      const live = async () => {
        const answers: Ran[] = [];
        for (const question of questions) answers.push(await world.run([...recorder, ...PORTHOLE, ...question]));
        return answers;
      };
      const before = await live();
      const saved = await world.run([...recorder, ...PORTHOLE, 'save', file, '--with-arguments']);
      const after = await live();
      expect(saved.status, saved.stderr).toBe(0);
      // Only who saved it may read it.
      expect((await runProgram([...AS_NOBODY, 'test', '-r', file])).status).toBe(name === 'nobody' ? 0 : 1);
      chmodSync(file, 0o644);

      for (const [index, question] of questions.entries()) {
        const replayed = await runProgram([...reader, ...PORTHOLE, ...question, '--from', file]);
        expect(replayed.stderr, question.join(' ')).not.toContain('sudo');
        expectSame(replayed, before[index] as Ran, after[index] as Ran);
      }
    },
    55_000,
  );

  it.each([
    ['bpf', []],
    ['ffi', []],
    ['fs', []],
    ['fs', ['--require', NO_KOFFI]],
  ])('tells what was told by the way that was taken: %s %j', async (way, [...options]) => {
    const [node = '', script = ''] = PORTHOLE;
    const env = { PORTHOLE_LINUX_OWNERS: way };
    const file = path.join(folder, `${way}${options.length}.ndjson`);
    const ask = ['list', '--all', '--json'];
    const before = await world.run([node, ...options, script, ...ask], { env });
    if (before.status === 5 && way === 'bpf') return; // no BPF here
    const saved = await world.run([node, ...options, script, 'save', file, '--with-arguments'], { env });
    const after = await world.run([node, ...options, script, ...ask], { env });
    expect(saved.status, saved.stderr).toBe(0);
    expectSame(await runProgram([...PORTHOLE, ...ask, '--from', file]), before, after);
  });

  it('is as good where it is read from a pipe, and packed', async () => {
    const file = path.join(folder, 'packed.ndjson.gz');
    await world.run([...PORTHOLE, 'save', file]);
    const copy = path.join(folder, 'copy');
    copyFileSync(file, copy);
    const [unpacked, packed, piped] = await Promise.all([
      runProgram([
        'sh',
        '-c',
        `gunzip -c '${file}' > '${copy}.json' && exec "$@"`,
        'sh',
        ...PORTHOLE,
        'list',
        '--all',
        '--from',
        `${copy}.json`,
      ]),
      runProgram([...PORTHOLE, 'list', '--all', '--from', file]),
      runProgram(['sh', '-c', `exec "$@" < '${copy}'`, 'sh', ...PORTHOLE, 'list', '--all', '--from', '-']),
    ]);
    expect(packed.status).toBe(0);
    expect(packed.stdout.split('\n').length).toBeGreaterThan(world.sockets.length / 2);
    expect(unpacked.stdout).toBe(packed.stdout);
    expect(piped.stdout).toBe(packed.stdout);
  });
});
