import { compileQuery, EVERYDAY_PROTOCOLS, isListener, joinEnds, parseQuery, type Socket } from '@porthole/core';
import type { Expectation, Step } from './act.ts';
import type { Beat } from './beat.ts';
import { expectAll } from './expect-all.ts';
import type { Lesson } from './lesson.ts';
import { commandOf, PROGRAMS, type ProgramName } from './programs.ts';
import { fillIn } from './values.ts';

/** Does what a step says, and gives what there is to be seen. */
export async function* performStep(step: Step, lesson: Lesson): AsyncGenerator<Beat> {
  const { laboratory, values, host } = lesson;
  const fill = (text: string) => fillIn(text, values);
  switch (step.kind) {
    case 'say':
      yield { kind: 'say', text: fill(step.text) };
      return;
    case 'ask':
      yield {
        ...step,
        question: fill(step.question),
        choices: step.choices.map(fill),
        because: fill(step.because),
      };
      return;
    case 'start': {
      const at = fill(step.at ?? '');
      const said = await laboratory.start(step.as, step.program, at);
      for (const [name, value] of said) values.set(`${step.as}.${name}`, value);
      yield {
        kind: 'started',
        title: PROGRAMS[step.program].title,
        command: spell(step.program, at),
        said: tell(said),
      };
      return;
    }
    case 'fail': {
      const at = fill(step.at ?? '');
      const lines = (await laboratory.fail(step.as, step.program, at)).trim().split('\n');
      const line = lines.find((each) => each.includes(step.saying));
      if (line !== undefined) values.set(`${step.as}.line`, line);
      yield { kind: 'failed', title: PROGRAMS[step.program].title, command: spell(step.program, at), said: lines };
      if (line === undefined) yield { kind: 'trouble', text: `It ought to have said ${step.saying}, and did not.` };
      return;
    }
    case 'stop': {
      const pid = `${laboratory.pidOf(step.who) ?? ''}`;
      await laboratory.stop(step.who);
      yield { kind: 'stopped', who: step.who, pid };
      return;
    }
    case 'look': {
      const filter = fill(step.filter);
      yield { kind: 'sockets', filter, ...(await lookUntil(filter, step.expect, lesson)) };
      return;
    }
    case 'dissect': {
      const reading = await host.process({ pid: Number(fill(step.who)) }, { sampleMs: 0 });
      if (reading !== undefined) yield { kind: 'process', process: reading.process };
      return;
    }
    case 'path': {
      const { sockets } = await host.snapshot();
      const lent = Number(fill(`{${step.from}.lent}`));
      const socket = sockets.find(({ local, state }) => local.port === lent && state === 'established');
      if (socket !== undefined) yield { kind: 'path', socket, other: joinEnds(sockets)(socket) };
      return;
    }
    case 'code':
      yield { kind: 'code', file: step.file, text: lesson.readCode(step.file) };
      return;
    case 'header':
      yield {
        kind: 'header',
        sample: await lesson.sampleHeader(Number(values.get('client.lent') ?? 0), Number(values.get('port'))),
      };
      return;
    case 'classes': {
      const { ephemeral } = await host.portRanges();
      const { sockets } = await host.snapshot({ listening: true });
      const open = [...new Set(sockets.filter(isListener).map(({ local }) => local.port))].sort((a, b) => a - b);
      yield { kind: 'classes', lends: ephemeral, open };
      return;
    }
    case 'protocols':
      yield {
        kind: 'protocols',
        protocols: EVERYDAY_PROTOCOLS.filter(({ ports: [main = 0] }) => step.ports.includes(main)),
      };
      return;
    case 'try':
      yield { kind: 'try', commands: step.commands.map(fill) };
      return;
    case 'quiz': {
      const as = step.among[Math.floor(Math.random() * step.among.length)] ?? '';
      yield { kind: 'quiz', port: Number(fill(`{${as}.port}`)), pid: Number(fill(`{${as}.pid}`)) };
    }
  }
}

/** A socket takes its time to open and to close: what is shown is what was there when everything expected held. */
async function lookUntil(
  filter: string,
  expect: readonly Expectation[],
  lesson: Lesson,
): Promise<{ sockets: readonly Socket[]; holds: boolean }> {
  const matches = compileQuery(parseQuery(filter));
  const { sockets, holds } = await expectAll(expect, lesson);
  return { sockets: sockets.filter(matches), holds };
}

function spell(program: ProgramName, at: string): string {
  const { file, words } = commandOf(program, at);
  return ['node', file, ...words].join(' ');
}

const WORDS: Readonly<Record<string, string>> = {
  pid: 'its PID is',
  second: 'and the other one has PID',
  lent: 'the system lent it the port',
  port: 'it has the port',
  far: 'the other end is port',
  address: 'its address is',
  answer: 'it was answered:',
  one: 'its ports are',
  two: 'and',
  three: 'and',
  name: 'its name is',
};

function tell(said: ReadonlyMap<string, string>): string[] {
  return [...said].map(([name, value]) => `${WORDS[name] ?? name} ${value}`);
}
