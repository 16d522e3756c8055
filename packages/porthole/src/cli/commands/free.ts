import type { Command } from '../command.ts';

export const free: Command = {
  name: 'free',
  summary: 'is a port free; one that is; a command with one',
  words: { usage: '[N|RANGE] [-- CMD]', count: 'any' },
  details: [
    '`free 3000` tells whether 3000 can be had, and by whom it is held if not. All',
    'else prints the number of a free port: free on every family and address, by',
    'looking and by binding, and none that the system lends out or keeps back (unless',
    '--ephemeral or a range asks for it), or that browsers refuse to open.',
    '',
    'A port that is printed is kept for a minute, or until somebody binds it: however',
    'many ask porthole at once, no two get the same. --for keeps it for a name in',
    'this project. A command gets it as PORT and keeps it while it runs, and its exit',
    'status is passed on. A plain yes to `free 3000` keeps nothing.',
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
