import { COMMANDS, findCommand } from './app.ts';
import type { Call, Command } from './command.ts';
import { EVERYWHERE, FLAGS, type FlagName, type FlagValues, flagOf } from './flags.ts';
import { quoteWord } from './quote-word.ts';
import { route } from './route.ts';
import { type FlagToken, tokenize } from './tokenize.ts';
import type { UsageProblem } from './usage-problem.ts';

export type Parsed =
  | { readonly kind: 'call'; readonly command: Command; readonly call: Call }
  | { readonly kind: 'problem'; readonly problem: UsageProblem };

type Checked<Value> = { readonly value: Value } | { readonly problem: UsageProblem };

/**
 * Sorts the arguments into a command, its words and its flags. Strict: a flag that is unknown, that this command does not
 * have, or that lacks its value is a problem, never ignored.
 */
export function parseArguments(args: readonly string[]): Parsed {
  const tokens = tokenize(args);
  const wordTokens = tokens.filter((token) => token.kind === 'word');
  const words = wordTokens.map((token) => token.text);
  const flags = checkFlags(tokens.filter((token) => token.kind === 'flag'));
  if ('problem' in flags) return { kind: 'problem', problem: flags.problem };

  if (flags.value.version) return call(mustFind('version'), [], flags.value);
  if (flags.value.help) {
    const topic = words[0] === undefined ? undefined : findCommand(words[0]);
    return call(mustFind('help'), topic === undefined ? [] : [topic.name], flags.value);
  }

  const routed = route(words);
  if (routed.kind === 'problem') return routed;
  const command = mustFind(routed.command);
  const behind = command.runs ? wordTokens.filter((token) => token.behind).length : 0;
  const own = routed.words.slice(0, routed.words.length - behind);
  const problem = fitProblem(command, own, flags.value);
  if (problem !== undefined) return { kind: 'problem', problem };
  return call(command, own, flags.value, behind === 0 ? undefined : words.slice(-behind));
}

function call(command: Command, words: readonly string[], flags: FlagValues, toRun?: readonly string[]): Parsed {
  return { kind: 'call', command, call: { command: command.name, words, flags, toRun } };
}

function mustFind(name: string): Command {
  const command = findCommand(name);
  if (command === undefined) throw new Error(`the command tree has no ${name}`);
  return command;
}

function checkFlags(tokens: readonly FlagToken[]): Checked<FlagValues> {
  const values: Partial<Record<FlagName, string | true>> = {};
  for (const token of tokens) {
    const checked = checkFlag(token);
    if ('problem' in checked) return checked;
    values[token.name as FlagName] = checked.value;
  }
  const [form, other] = (['json', 'ndjson', 'csv'] as const).filter((name) => values[name]);
  if (other !== undefined) {
    return {
      problem: { message: `--${form} and --${other} are two forms of output.`, hint: 'Leave one of them out.' },
    };
  }
  return { value: values as FlagValues };
}

function checkFlag({ name, written, value }: FlagToken): Checked<string | true> {
  if (!Object.hasOwn(FLAGS, name)) return { problem: unknownFlag(written) };
  const flag = flagOf(name as FlagName);
  if (flag.value === undefined) {
    return value === undefined ? { value: true } : { problem: { message: `${written} takes no value.` } };
  }
  if (value === undefined || value === '') {
    return { problem: { message: `${written} needs a value.`, hint: `Write ${written} ${flag.value}.` } };
  }
  if (flag.choices !== undefined && !flag.choices.includes(value)) {
    return { problem: { message: `${written} is one of ${flag.choices.join(', ')}, not ${quoteWord(value)}.` } };
  }
  return { value };
}

function unknownFlag(written: string): UsageProblem {
  return {
    message: `There is no flag ${quoteWord(written)}.`,
    command: ['--help'],
    word: written,
    candidates: Object.keys(FLAGS).map((name) => `--${name}`),
  };
}

/** Do the flags and the number of words fit this command? */
function fitProblem(command: Command, words: readonly string[], flags: FlagValues): UsageProblem | undefined {
  for (const name of Object.keys(flags) as FlagName[]) {
    if (command.flags.includes(name) || EVERYWHERE.includes(name)) continue;
    const having = COMMANDS.filter((other) => other.flags.includes(name)).map((other) => other.name);
    return {
      message: `${quoteWord(command.name)} has no flag --${name}.`,
      hint: `It belongs to: ${having.join(', ')}.`,
    };
  }
  const { count, usage } = command.words;
  if (count === 'some' && words.length === 0) {
    const message = `${quoteWord(command.name)} needs to be told of what: it takes ${usage}.`;
    return { message, hint: 'For all that it understands, run', command: ['help', command.name] };
  }
  if (count === 'none' && words.length > 0) return { message: `${quoteWord(command.name)} takes no further words.` };
  return undefined;
}
