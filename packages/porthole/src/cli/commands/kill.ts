import type { Command } from '../command.ts';

export const kill: Command = {
  name: 'kill',
  summary: 'free a port: stop who has it, and prove it',
  words: { usage: 'TARGET...', count: 'some' },
  details: [
    'TARGET is written as for who. Shows what will end, asks, sends SIGTERM, waits,',
    'and looks whether the port is free and stays so. Only who holds the port is',
    'ended: all of them, and never a client. SIGKILL only if you agree, or with',
    '--force.',
    'Left alone: process 1, what this command was started by, containers and what',
    'runs them, processes of other users. To end one of them all the same, name it:',
    'pid:48213 --force.',
    'Status: 0 free, 1 nothing to stop, 2 nobody to ask (no terminal, no --yes),',
    '3 left alone or not allowed, 4 still held or taken again.',
  ],
  flags: ['yes', 'force', 'dry-run', 'timeout', 'mine', 'in', 'close'],
  examples: [
    { words: 'kill 3000', meaning: 'free port 3000' },
    { words: 'kill 3000 --dry-run', meaning: 'only show what would be done' },
    { words: 'kill 3000-3010 --mine --in .', meaning: 'only what is yours and works in this folder' },
    { words: 'kill 5432 --close 10.0.0.7:40618', meaning: 'close one connection; the server runs on' },
  ],
  load: () => import('./kill.run.ts'),
};
