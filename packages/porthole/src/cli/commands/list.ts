import type { Command } from '../command.ts';
import { FILTERS } from '../filter-help.ts';
import { NARROWING, TABLE } from '../flags.ts';

export const list: Command = {
  name: 'list',
  summary: 'the open ports and who holds them (plain `porthole`)',
  words: { usage: '[FILTER...]', count: 'any' },
  details: [
    'Lists the TCP listeners and bound UDP sockets of this network namespace, one row',
    'for each protocol, port and owner. JSON is never folded like that.',
    '--all-namespaces has one row for each socket, and needs the rights of root.',
    '',
    ...FILTERS,
  ],
  flags: ['all', 'unix', 'raw', 'all-namespaces', ...NARROWING, 'info', 'rate', ...TABLE, 'csv', 'from'],
  examples: [
    { words: 'list reach:network', meaning: 'what others can reach' },
    { words: 'list --mine --sort process', meaning: 'your own ports by process' },
    { words: 'list --rate', meaning: 'what goes through the ports now' },
    { words: 'list --unix docker', meaning: 'UNIX sockets, by name or process' },
    { words: 'list --all --json', meaning: 'everything, for a program' },
  ],
  load: () => import('./list.run.ts'),
};
