import type { Command } from '../command.ts';

export const who: Command = {
  name: 'who',
  summary: 'all about a port or a process (plain `porthole 3000`)',
  words: { usage: 'TARGET...', count: 'some' },
  details: [
    'TARGET is 3000, :3000, 3000-3010, 127.0.0.1:3000, [::1]:3000, localhost:3000,',
    'a URL, pid:48213, the name of a process, or a pasted "address already in use"',
    'line. tcp: or udp: in front asks for one protocol.',
  ],
  flags: ['from'],
  examples: [
    { words: 'who 3000', meaning: 'who has port 3000, why, and who is connected' },
    { words: 'who udp:53', meaning: 'only UDP' },
    { words: 'who pid:48213', meaning: 'the ports of a process, or that it has none' },
    { words: "who 'Error: listen EADDRINUSE: address already in use :::3000'", meaning: 'paste the error as it is' },
  ],
  load: () => import('./who.run.ts'),
};
