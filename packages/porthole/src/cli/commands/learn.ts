import type { Command } from '../command.ts';

export const learn: Command = {
  name: 'learn',
  summary: 'the lesson: processes, PIDs and ports, live here',
  words: { usage: '[ACT|run PROGRAM]', count: 'any' },
  details: [
    'Ten acts, a quarter of an hour: predict, run, see, explain, do it yourself. All',
    'that is shown is real: small programs that it starts on loopback, and what',
    'porthole sees of them. They end with it, and after three minutes.',
    'ACT is the number of the act to begin with. Without a terminal the whole lesson',
    'is printed, with the values of this machine.',
    'PROGRAM is one of the small programs alone, until Ctrl-C or three minutes:',
    'compute (mode 1: no network), connect [HOST:PORT] (mode 2), serve [PORT].',
    'serve listens on 127.0.0.1:65432; --address 0.0.0.0 lets other machines in.',
    'Exit status: 0 done; 1 refused; 3 the port needs more rights; 4 the port is',
    'taken, or there is no way there.',
  ],
  flags: ['address', 'export'],
  examples: [
    { words: 'learn', meaning: 'the lesson, in the terminal' },
    { words: 'learn 6', meaning: 'from act 6 on' },
    { words: 'learn run serve', meaning: 'a server on port 65432' },
    { words: 'learn run connect laptop:65432', meaning: 'mode 2, to another machine' },
    { words: 'learn --export lesson.html', meaning: 'the lesson as one page' },
  ],
  load: () => import('./learn.run.ts'),
};
