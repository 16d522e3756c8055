import { COMMANDS } from './app.ts';
import type { Command } from './command.ts';
import { EVERYWHERE, type FlagName, flagOf, printFlag } from './flags.ts';

const USAGES = [
  'porthole                      the open ports of this machine',
  'porthole 3000                 who has port 3000',
  'porthole localhost:3000       the same for an endpoint, a URL, or a whole line',
  '                              that says "address already in use"',
  'porthole user:ana port:8080   a list narrowed by filters',
];

const STATUSES = [
  '0 found, done                  4 tried and failed, or time is up',
  '1 nothing found, port free     5 the system or the output failed',
  '2 bad usage                    70 a bug of porthole, 130 interrupted',
  '3 not allowed to see the owner',
];

/** The first page of help: what there is. */
export function printHelp(): string {
  return page([
    ['porthole shows which process is behind every network port.'],
    titled('Usage', USAGES),
    titled('Commands', aligned(COMMANDS.map(({ name, words, summary }) => [`${name} ${words.usage}`, summary]))),
    titled('Flags of every command', flagLines(EVERYWHERE)),
    titled('Exit status', STATUSES),
    ['porthole help COMMAND tells more of each command.'],
  ]);
}

/** The help of one command. */
export function printCommandHelp(command: Command): string {
  const { name, summary, words, details, flags, examples } = command;
  return page([
    [`porthole ${name} ${words.usage}`.trimEnd(), `  ${summary}`],
    details,
    titled('Flags', flagLines([...flags, ...EVERYWHERE])),
    titled('Examples', aligned(examples.map((example) => [`porthole ${example.words}`, example.meaning]))),
  ]);
}

function page(blocks: readonly (readonly string[])[]): string {
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function flagLines(names: readonly FlagName[]): readonly string[] {
  return aligned(names.map((name) => [printFlag(name), flagOf(name).summary]));
}

/** Two columns; a left part that is too long for its column pushes its right part one line down. */
function aligned(pairs: readonly (readonly [left: string, right: string])[]): readonly string[] {
  const widest = Math.min(28, Math.max(0, ...pairs.map(([left]) => left.trimEnd().length)));
  return pairs.flatMap(([left, right]) => {
    const name = left.trimEnd();
    return name.length > widest ? [name, `${' '.repeat(widest)}  ${right}`] : [`${name.padEnd(widest)}  ${right}`];
  });
}
