import { afterAll, beforeAll, expect, it } from 'vitest';
import { displayWidth } from '../../packages/porthole/src/view/width.ts';
import { describeWith } from '../world/describe-with.ts';
import { HOSTILE_COMMANDS, HOSTILE_NAMES } from '../world/hostile-names.ts';
import { openWorld, type World } from '../world/world.ts';
import { inTerminal, PORTHOLE } from './program.ts';

let world: World;

/** Commands to copy are never broken, so they may be longer than the screen; so may the note at the end. */
const mayBeLonger = (line: string) => line.includes(PORTHOLE[1]!) || line.startsWith('porthole: ');

describeWith(['python', 'namespaces'], 'what porthole shows in a terminal', () => {
  beforeAll(async () => {
    world = await openWorld({
      situations: [
        ...Object.values(HOSTILE_NAMES).map((name) => ['named', name.toString('hex')] as const),
        ...Object.values(HOSTILE_COMMANDS).map((words) => ['arguments', ...words] as const),
        ['connections'],
        ['tcp-listeners'],
        ['prefork'],
      ],
    });
  });
  afterAll(() => world?.end());

  for (const columns of [40, 56, 80, 120, 200]) {
    it(`fits ${columns} columns, with every port in it`, async () => {
      const port = `${world.of('prefork').sockets[0]!.local.port}`;
      const title = `${world.said.find(({ situation }) => situation === 'arguments')!.sockets[0]!.local.port}`;
      for (const words of [
        ...[[], ['list', '--all'], ['connections'], ['who', port], ['who', title], ['who', '1']],
        ...[['list', '--unix'], ['list', '--all-namespaces'], ['doctor']],
      ]) {
        const { stdout } = await world.run([...inTerminal(columns), ...PORTHOLE, ...words], {
          env: { TERM: 'xterm', NO_COLOR: '1' },
        });
        const tooLong = stdout.split('\n').filter((line) => !mayBeLonger(line) && displayWidth(line) > columns);
        expect.soft(tooLong, words.join(' ')).toEqual([]);
        if (words.length === 0 || words[1] === '--all') {
          for (const { local } of world.sockets.filter(({ state }) => state === 'listen')) {
            expect.soft(stdout, words.join(' ')).toContain(`${local.port}`);
          }
        }
      }
    });
  }

  it('has colours on a terminal that has them, and none where they are not wanted', async () => {
    const show = (env: Record<string, string>, ...words: string[]) =>
      world.run([...inTerminal(80), ...PORTHOLE, ...words], { env });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it begins every colour
    const colour = /\u001b\[/;
    expect((await show({ TERM: 'xterm' })).stdout).toMatch(colour);
    expect((await show({ TERM: 'xterm', NO_COLOR: '1' })).stdout).not.toMatch(colour);
    expect((await show({ TERM: 'dumb' })).stdout).not.toMatch(colour);
    expect((await show({ TERM: 'xterm' }, '--color', 'never')).stdout).not.toMatch(colour);
    expect((await world.run([...PORTHOLE, '--color', 'always'])).stdout).toMatch(colour);
  });
});
