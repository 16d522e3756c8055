import type { Command } from './command.ts';
import { connections } from './commands/connections.ts';
import { free } from './commands/free.ts';
import { help } from './commands/help.ts';
import { list } from './commands/list.ts';
import { port } from './commands/port.ts';
import { version } from './commands/version.ts';
import { wait } from './commands/wait.ts';
import { who } from './commands/who.ts';

/** The command tree. The parser, the help and the suggestions read it; the commands themselves load when they run. */
export const COMMANDS: readonly Command[] = [list, connections, who, port, free, wait, help, version];
/** Commands that this version does not have: said so, rather than taken for a name or a spelling mistake. */
export const NOT_YET: readonly string[] = [
  'ps',
  'process',
  'why',
  'kill',
  'probe',
  'watch',
  'top',
  'history',
  'web',
  'learn',
  'fleet',
  'check',
  'save',
  'doctor',
  'report',
  'completion',
  'mcp',
];

export function findCommand(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
