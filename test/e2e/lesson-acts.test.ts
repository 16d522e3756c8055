import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Host, openHost } from '@porthole/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLessonHere } from '../../packages/porthole/src/cli/learn/lesson-of.ts';
import { sampleContext } from '../../packages/porthole/src/cli/testing/sample-context.ts';
import { ACTS, type Act, type Beat, type Lesson, playAct } from '../../packages/porthole/src/lesson/index.ts';
import { PORTHOLE } from './program.ts';

// Every act of the script, played on this machine: nothing is made up, so what it expects has to be there.
let host: Host;
let lesson: Lesson;

/** Processes whose parent this one is, and which run a program of the lesson. */
function children(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
        return parent === `${process.pid}` && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('two-modes');
      } catch {
        return false; // It has ended meanwhile.
      }
    });
}

async function play(act: Act): Promise<Beat[]> {
  const beats: Beat[] = [];
  for await (const beat of playAct(act, { number: 1, of: 1 }, lesson)) beats.push(beat);
  return beats;
}

beforeAll(async () => {
  host = await openHost();
  const [nodePath = '', scriptPath = ''] = PORTHOLE;
  const { context } = sampleContext({ args: ['learn'], host });
  const self = { ...context.self, nodePath, scriptPath, env: { PATH: process.env.PATH } };
  ({ lesson } = await openLessonHere(host, { ...context, self, pid: process.pid }));
});
afterAll(async () => {
  await lesson?.laboratory.stopAll();
  await host?.close();
});

describe('every act, played', () => {
  it.each(ACTS.map((act) => [act.id, act] as const))('%s: all that it expects is there', async (_id, act) => {
    const beats = await play(act);
    expect(beats.filter((beat) => beat.kind === 'trouble')).toEqual([]);
    const looks = beats.filter((beat) => beat.kind === 'sockets');
    expect(looks.filter(({ holds }) => !holds)).toEqual([]);
    expect(looks).toHaveLength(act.steps.filter(({ kind }) => kind === 'look').length);
    const sentences = beats.flatMap((beat) => (beat.kind === 'exactly' ? beat.sentences : []));
    expect(sentences.length).toBe(act.exactly.length);
    expect(sentences.filter(({ holds }) => !holds)).toEqual([]);
    for (const beat of beats) {
      if (beat.kind === 'failed') expect(beat.said.join('\n')).toMatch(/ECONNREFUSED|EADDRINUSE/);
      if (beat.kind === 'process') expect(beat.process.parentPid).toBe(process.pid);
    }
    expect(children()).toEqual([]);
  });

  it('a sentence has a check, and what was seen', () => {
    for (const { says, expect: checks, seen } of ACTS.flatMap(({ exactly }) => exactly)) {
      expect([says, checks.length > 0, seen !== '']).toEqual([says, true, true]);
    }
  });
});

describe('a lesson that does not go as it should', () => {
  const look = {
    kind: 'look',
    filter: 'lport:{port} state:listen',
    expect: [{ filter: 'lport:{port} state:listen', count: 1 }],
  } as const;

  it('says that something is not there', async () => {
    const beats = await play({
      id: 'x',
      title: 'x',
      steps: [look],
      exactly: [{ says: 'There is a server.', expect: look.expect, seen: 'at {port}' }],
    });
    expect(beats.find((beat) => beat.kind === 'sockets')).toMatchObject({ holds: false, sockets: [] });
    expect(beats.find((beat) => beat.kind === 'exactly')).toMatchObject({ sentences: [{ holds: false }] });
  });

  it('goes on when the reader kills a program in the middle, and leaves none', async () => {
    const act: Act = {
      id: 'x',
      title: 'x',
      steps: [
        { kind: 'start', as: 'one', program: 'compute' },
        { kind: 'start', as: 'two', program: 'compute' },
        { kind: 'say', text: 'now' },
        { kind: 'say', text: 'never said' },
      ],
      exactly: [],
    };
    const beats: Beat[] = [];
    for await (const beat of playAct(act, { number: 1, of: 1 }, lesson)) {
      beats.push(beat);
      if (beat.kind !== 'say') continue;
      const pid = Number(lesson.values.get('one.pid'));
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => children()).not.toContain(`${pid}`);
    }
    expect(beats.at(-1)).toMatchObject({ kind: 'trouble' });
    expect(beats.filter(({ kind }) => kind === 'say')).toHaveLength(1);
    expect(children()).toEqual([]);
  });

  it('leaves none where the player stops in the middle', async () => {
    for await (const beat of playAct(ACTS[5] as Act, { number: 6, of: 10 }, lesson)) {
      if (beat.kind === 'path') break;
    }
    expect(children()).toEqual([]);
  });

  it('never starts a seventh program', async () => {
    const steps = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ kind: 'start', as: `p${n}`, program: 'compute' }) as const);
    await expect(play({ id: 'x', title: 'x', steps, exactly: [] })).rejects.toThrow(/more than 6/);
    expect(children()).toEqual([]);
  });
});

describe('the code that is shown', () => {
  it('is that of the example, and what runs is made of it', () => {
    const shown = lesson.readCode('main.ts');
    expect(shown).toBe(readFileSync(path.resolve(import.meta.dirname, '../../examples/two-modes/main.ts'), 'utf8'));
    const runs = lesson.readCode('main.js');
    for (const line of ['sumOfPrimes(second * 1000)', 'const socket = connect(port, host);']) {
      expect(shown).toContain(line);
      expect(runs).toContain(line);
    }
  });
});
