import type { Command } from '../command.ts';

export const why: Command = {
  name: 'why',
  summary: 'why a port cannot be bound, or not be reached',
  words: { usage: 'TARGET', count: 'some' },
  details: [
    'One verdict, what it rests on, and the way out. TARGET is 3000, localhost:3000,',
    '[::1]:3000, 10.0.0.5:5432, example.com:443, udp:53, a URL, or a pasted line such',
    'as "connect ECONNREFUSED 127.0.0.1:5432" or "address already in use :::3000".',
    '',
    'It tries: it binds sockets of its own, which it closes at once, and connects',
    'once to each address (--timeout, 3 s). It sends nothing, except where a port is',
    'usually a certain service (5432, 80): then it asks, as `porthole probe` does,',
    'what answers. Of a recording (--from) it only looks.',
    '',
    'A port that has a server cannot be bound, one without cannot be reached: --bind',
    'and --reach say which of the two is meant. A URL or a refused connection means',
    '--reach, "address already in use" means --bind. As root it also reads the',
    'firewall, and who holds what belongs to others.',
    '',
    'Exit status: 0 nothing is wrong; 1 it cannot be bound or reached, and the',
    'verdict says why; 3 the reason could not be told with these rights or means.',
  ],
  flags: ['bind', 'reach', 'timeout', 'from'],
  examples: [
    { words: 'why 3000', meaning: 'what is wrong with port 3000 here' },
    { words: 'why --bind 80', meaning: 'why I cannot listen on 80' },
    { words: 'why http://localhost:5173/', meaning: 'why my browser does not get there' },
    { words: 'why 10.0.0.5:5432', meaning: 'refused, dropped, or no way there' },
    { words: "why 'connect ECONNREFUSED 127.0.0.1:5432'", meaning: 'paste the error as it is' },
  ],
  load: () => import('./why.run.ts'),
};
