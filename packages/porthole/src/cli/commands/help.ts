import type { Command } from '../command.ts';

export const help: Command = {
  name: 'help',
  summary: 'this help, or that of a command',
  words: { usage: '[COMMAND]', count: 'any' },
  details: [],
  flags: [],
  examples: [{ words: 'help list', meaning: 'the flags and filters of list' }],
  load: () => import('./help.run.ts'),
};
