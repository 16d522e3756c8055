import type { Command } from '../command.ts';

export const wait: Command = {
  name: 'wait',
  summary: 'wait until a port listens, is free, or answers',
  words: { usage: 'TARGET', count: 'some' },
  details: [
    'TARGET is a port, a range, an address with a port, pid:48213, or the name of a',
    'process. Waits until it is so (status 0), or says what it saw instead when time',
    'is up (status 4):',
    '',
    '  listening      somebody listens there (the default); of a range: on one port',
    '  free           nobody has it; of a range: none of its ports',
    '  answering      a TCP connection can be made, also to another machine',
    '  owned:FILTER   somebody listens, and the socket matches: owned:process:node',
    '',
    'Only `answering` connects to anything; it sends nothing. The time is 30s unless',
    '--timeout says otherwise.',
  ],
  flags: ['until', 'timeout'],
  examples: [
    { words: 'wait 3000', meaning: 'until something listens on 3000' },
    { words: 'wait 3000 --until free --timeout 5s', meaning: 'until nobody has it' },
    { words: 'wait 10.0.0.5:5432 --until answering', meaning: 'until another machine answers' },
    { words: "wait 3000 --until 'owned:user:ana process:node'", meaning: 'until the right one has it' },
  ],
  load: () => import('./wait.run.ts'),
};
