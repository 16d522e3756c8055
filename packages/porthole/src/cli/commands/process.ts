import type { Command } from '../command.ts';

export const process: Command = {
  name: 'process',
  summary: 'what a process is made of: code, threads, memory',
  words: { usage: 'PID', count: 'some' },
  details: [
    'Its code, data and open files, its share of the processors, each thread with its',
    'own registers and stack, its memory, its parents and children, why it runs, and',
    'its ports with both ends of each connection.',
    '',
    'Its share of the processors is measured over a second; --sample 0 leaves it out.',
  ],
  flags: ['sample', 'from'],
  examples: [
    { words: 'process 48213', meaning: 'all about process 48213' },
    { words: 'process 48213 --sample 5', meaning: 'measure its use of CPU over 5 seconds' },
    { words: 'process 48213 --json', meaning: 'all of it, for a program' },
  ],
  load: () => import('./process.run.ts'),
};
