import type { Command } from '../command.ts';
import { FILTERS } from '../filter-help.ts';
import { NARROWING } from '../flags.ts';

export const watch: Command = {
  name: 'watch',
  summary: 'what opens, connects and closes, as it happens',
  words: { usage: '[FILTER...]', count: 'any' },
  details: [
    'Tells the sockets that are there, and then each event on a line of its own, until',
    'Ctrl-C: opened, connected, state-changed, owner-changed, closed. lost means that',
    'what was told no longer counts, and all that is there is told again.',
    '',
    '--until KIND ends the watch after the first event of that kind, --count N after N',
    'events, --timeout TIME in any case; what was not seen by then is status 4.',
    '--exec runs a command of the shell for each event, one after the other. It gets the',
    'event as JSON on standard input, and PORTHOLE_EVENT, PORTHOLE_PROTOCOL,',
    'PORTHOLE_ADDRESS, PORTHOLE_PORT, PORTHOLE_REMOTE_ADDRESS, PORTHOLE_REMOTE_PORT,',
    'PORTHOLE_STATE, PORTHOLE_PID and PORTHOLE_PROCESS in its environment. What they',
    'hold was chosen by other programs: put it in double quotes.',
    '',
    ...FILTERS,
  ],
  flags: [...NARROWING, 'info', 'since-now', 'interval', 'until', 'count', 'timeout', 'exec'],
  examples: [
    { words: 'watch state:listen --since-now', meaning: 'new and closed listeners' },
    { words: 'watch port:8080 --until opened', meaning: 'wait until something listens there' },
    { words: 'watch process:node --ndjson', meaning: 'all that node opens, for a program' },
  ],
  load: () => import('./watch.run.ts'),
};
