import type { Command } from './command.ts';
import { connections } from './commands/connections.ts';
import { doctor } from './commands/doctor.ts';
import { free } from './commands/free.ts';
import { help } from './commands/help.ts';
import { kill } from './commands/kill.ts';
import { learn } from './commands/learn.ts';
import { list } from './commands/list.ts';
import { port } from './commands/port.ts';
import { probe } from './commands/probe.ts';
import { process } from './commands/process.ts';
import { ps } from './commands/ps.ts';
import { save } from './commands/save.ts';
import { version } from './commands/version.ts';
import { wait } from './commands/wait.ts';
import { watch } from './commands/watch.ts';
import { who } from './commands/who.ts';
import { why } from './commands/why.ts';

/** The command tree. The parser, the help and the suggestions read it; the commands themselves load when they run. */
export const COMMANDS: readonly Command[] = [
  list,
  connections,
  who,
  why,
  ps,
  process,
  port,
  kill,
  free,
  wait,
  probe,
  watch,
  doctor,
  learn,
  save,
  help,
  version,
];

/** Commands that this version does not have: said so, rather than taken for a name or a spelling mistake. */
export const NOT_YET: readonly string[] = ['top', 'history', 'web', 'fleet', 'check', 'report', 'completion', 'mcp'];

export function findCommand(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
