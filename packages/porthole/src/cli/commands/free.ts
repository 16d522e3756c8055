import type { Command } from '../command.ts';

export const free: Command = {
  name: 'free',
  summary: 'is a port free; a port that is; a command that gets one',
  words: { usage: '[N|RANGE] [-- COMMAND...]', count: 'any' },
  details: [
    '`free 3000` tells whether 3000 can be had, and by whom it is held if not. Everything',
    'else prints the number of a free port: free on every address and family, by looking',
    'and by binding, and not among those that the system lends out or keeps back (unless',
    '--ephemeral or a range asks for them) or that browsers refuse to open.',
    '',
    'A port that is printed is kept for a minute, or until somebody binds it: however',
    'many ask porthole at once, no two get the same. --for keeps it for a name in this',
    'project. With a command, the command gets it as PORT, and it is kept while that',
    'runs; its exit status is passed on. A plain yes to `free 3000` keeps nothing.',
    '',
    'It is about TCP, unless --udp or udp: in front of the number says otherwise. The',
    'leases are files below ~/.local/state/porthole (XDG_STATE_HOME, PORTHOLE_STATE).',
  ],
  flags: ['near', 'for', 'count', 'ephemeral', 'tcp', 'udp', 'leases'],
  runs: true,
  examples: [
    { words: 'free 3000', meaning: 'yes (0) or no (1), and by whom it is held' },
    { words: 'free', meaning: 'the number of a free port' },
    { words: 'free 8000-8099 --count 3', meaning: 'three of them, one a line' },
    { words: 'free --near 3000', meaning: '3000, or the next one that is free' },
    { words: 'free --for web', meaning: 'the same each time in this project' },
    { words: 'free 3000 -- npm run dev', meaning: 'run it with PORT=3000, or say who has 3000' },
    { words: 'free --near 3000 -- npm run dev', meaning: 'the same, with the next free one' },
    { words: 'free --leases', meaning: 'which ports are kept for whom, and who listens' },
  ],
  load: () => import('./free.run.ts'),
};
