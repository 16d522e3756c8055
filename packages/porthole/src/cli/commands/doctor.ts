import type { Command } from '../command.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'what can be seen here, and what would show more',
  words: { usage: '', count: 'none' },
  details: [
    'Tries each thing that answers depend on: how sockets and their owners are read,',
    'with which rights, in which namespaces. Nothing is changed, and nothing is sent.',
  ],
  flags: ['from'],
  examples: [{ words: 'doctor --json', meaning: 'the same for a program' }],
  load: () => import('./doctor.run.ts'),
};
