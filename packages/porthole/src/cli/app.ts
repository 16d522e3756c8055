import type { Command } from './command.ts';
import { connections } from './commands/connections.ts';
import { doctor } from './commands/doctor.ts';
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
import { who } from './commands/who.ts';

/** The command tree. The parser, the help and the suggestions read it; the commands themselves load when they run. */
export const COMMANDS: readonly Command[] = [
  list,
  connections,
  who,
  ps,
  process,
  port,
  kill,
  probe,
  doctor,
  learn,
  save,
  help,
  version,
];

/** Commands that this version does not have: said so, rather than taken for a name or a spelling mistake. */
export const NOT_YET: readonly string[] = [
  'why',
  'free',
  'wait',
  'watch',
  'top',
  'history',
  'web',
  'fleet',
  'check',
  'report',
  'completion',
  'mcp',
];

export function findCommand(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
