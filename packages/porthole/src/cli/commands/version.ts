import type { Command } from '../command.ts';

export const version: Command = {
  name: 'version',
  summary: 'the version of porthole',
  words: { usage: '', count: 'none' },
  details: [],
  flags: [],
  examples: [],
  load: () => import('./version.run.ts'),
};
