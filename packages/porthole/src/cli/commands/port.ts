import type { Command } from '../command.ts';

export const port: Command = {
  name: 'port',
  summary: 'what a port number means, and what it is here',
  words: { usage: '[NUMBER|NAME...]', count: 'any' },
  details: [
    'Tells of a number what IANA registered it for, what is usually found on it, what',
    'this machine does with it (lends it out, keeps it back, asks for rights), and',
    'who listens on it now. A name or words find the ports that they are about.',
    '',
    '"Usually" is never a fact: any program may have any port. `porthole who NUMBER`',
    'tells what it really is.',
  ],
  flags: ['common', 'from'],
  examples: [
    { words: 'port 5432', meaning: 'what 5432 is' },
    { words: 'port postgres', meaning: 'which port PostgreSQL has' },
    { words: "port 'web proxy'", meaning: 'search names and descriptions' },
    { words: 'port 6000-6010', meaning: 'what is known of a range' },
    { words: 'port --common', meaning: 'the protocols of every day' },
  ],
  load: () => import('./port.run.ts'),
};
