import type { Command } from '../command.ts';

export const probe: Command = {
  name: 'probe',
  summary: 'can one connect to a port, and who answers there',
  words: { usage: 'TARGET...', count: 'some' },
  details: [
    'TARGET is example.com:443, 10.0.0.5:5432, [::1]:3000, :3000 (localhost, both',
    'families), udp:10.0.0.5:53, or a URL. Every address of a name is tried in turn.',
    'At most three connections are made to each, nobody logs in, nothing is changed.',
    'LEVEL is connect (send nothing), banner (only listen), safe (first messages',
    'that do no harm; the default) or deep (also what leaves traces in logs).',
    'Printers and controllers get nothing sent, and a debugger, or a listener that',
    'one connection would end, is left alone; --force connects to those too.',
    '--expect takes a service (postgresql, https ...) or a product (vite, nginx ...).',
    'Exit status: 0 open, and what was expected; 1 refused, closed at once, or not',
    'what was expected; 3 this machine does not let it out; 4 timed out, no way',
    'there, no answer, or no process accepts. Of several targets the highest.',
  ],
  flags: ['level', 'expect', 'timeout', 'force'],
  examples: [
    { words: 'probe localhost:5432', meaning: 'what answers on 5432, at 127.0.0.1 and at ::1' },
    { words: 'probe :5432 --expect postgresql', meaning: 'status 1 if something else answers' },
    { words: 'probe https://example.com', meaning: 'TLS, its certificate, and the server behind it' },
    { words: 'probe 10.0.0.5:22 --level connect', meaning: 'only whether one can connect' },
  ],
  load: () => import('./probe.run.ts'),
};
