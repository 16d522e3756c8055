import type { Command } from '../command.ts';
import { FILTERS } from '../filter-help.ts';
import { NARROWING, TABLE } from '../flags.ts';

export const connections: Command = {
  name: 'connections',
  summary: 'who talks to whom: each connection, both ends named',
  words: { usage: '[FILTER...]', count: 'any' },
  details: [
    'Lists every socket with a remote end, also those that are closed and still kept',
    '(TIME_WAIT). Where the other end is on this machine, its process is named too.',
    '',
    ...FILTERS,
  ],
  flags: [...NARROWING, 'info', 'rate', ...TABLE, 'csv', 'from'],
  examples: [
    { words: 'connections port:5432', meaning: 'both ends of everything on 5432' },
    { words: 'connections process:node state:established', meaning: 'what node talks to' },
  ],
  load: () => import('./connections.run.ts'),
};
