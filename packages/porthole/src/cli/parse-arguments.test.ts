import { describe, expect, it } from 'vitest';
import { COMMANDS } from './app.ts';
import { EVERYWHERE } from './flags.ts';
import { parseArguments } from './parse-arguments.ts';
import type { UsageProblem } from './usage-problem.ts';

function callOf(...args: string[]) {
  const parsed = parseArguments(args);
  if (parsed.kind === 'problem') throw new Error(parsed.problem.message);
  return parsed.call;
}

function problemOf(...args: string[]): UsageProblem {
  const parsed = parseArguments(args);
  if (parsed.kind === 'call') throw new Error(`taken as ${parsed.call.command}`);
  return parsed.problem;
}

describe('parseArguments', () => {
  it('sorts a command, its words and its flags, in any order', () => {
    const expected = { command: 'list', words: ['node'], flags: { all: true, sort: '-pid' } };
    expect(callOf('list', 'node', '--all', '--sort', '-pid')).toEqual(expected);
    expect(callOf('--all', '--sort=-pid', 'list', 'node')).toEqual(expected);
  });

  it('reads short flags, alone and together', () => {
    expect(callOf('list', '-4', '-q').flags).toEqual({ ipv4: true, quiet: true });
    expect(callOf('list', '-46').flags).toEqual({ ipv4: true, ipv6: true });
  });

  it('leaves negated filters and negative numbers to the command', () => {
    expect(callOf('list', '-port:22', '-80', '!node').words).toEqual(['-port:22', '-80', '!node']);
    expect(callOf('who', '-1').words).toEqual(['-1']);
    expect(callOf('list', '--', '--json', '-q').words).toEqual(['--json', '-q']);
  });

  it('does not take a filter key with a flag letter in front for flags', () => {
    expect(callOf('list', '-q:1').words).toEqual(['-q:1']);
  });

  it('asks for help or the version whatever else is there', () => {
    expect(callOf('--help').command).toBe('help');
    expect(callOf('list', '--help')).toMatchObject({ command: 'help', words: ['list'] });
    expect(callOf('who', '-h')).toMatchObject({ command: 'help', words: ['who'] });
    expect(callOf('nonsense', '--help')).toMatchObject({ command: 'help', words: [] });
    expect(callOf('who', '--version').command).toBe('version');
  });

  it('suggests a flag for a misspelt one', () => {
    const problem = problemOf('list', '--jsn');
    expect(problem.message).toBe('There is no flag "--jsn".');
    expect(problem.word).toBe('--jsn');
    expect(problem.candidates).toContain('--json');
  });

  it.each([
    [['list', '-x'], 'There is no flag "-x".'],
    [['list', '--constructor'], 'There is no flag "--constructor".'],
    [['list', '--json=yes'], '--json takes no value.'],
    [['list', '--sort'], '--sort needs a value.'],
    [['list', '--sort='], '--sort needs a value.'],
    [['list', '--color', 'pink'], '--color is one of auto, always, never, not "pink".'],
    [['list', '--json', '--ndjson'], '--json and --ndjson are two forms of output.'],
    [['who', '3000', '--all'], '"who" has no flag --all.'],
    [['who'], '"who" needs to be told of what: it takes TARGET....'],
    [['version', 'x'], '"version" takes no further words.'],
  ])('refuses %j', (args, message) => {
    expect(problemOf(...args).message).toBe(message);
  });

  it('tells where a flag belongs', () => {
    expect(problemOf('who', '3000', '--sort', 'pid').hint).toBe('It belongs to: list, connections, ps.');
  });
});

describe('the command tree', () => {
  it('has no flag twice in a command', () => {
    for (const command of COMMANDS) {
      const names = [...command.flags, ...EVERYWHERE];
      expect(new Set(names).size, command.name).toBe(names.length);
    }
  });

  it('has only examples that it can parse itself', () => {
    for (const command of COMMANDS) {
      for (const { words } of command.examples) {
        const args = [...words.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
        expect(callOf(...args).command, words).toBe(command.name);
      }
    }
  });
});
