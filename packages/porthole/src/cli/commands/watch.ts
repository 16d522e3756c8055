import type { Command } from '../command.ts';
import { FILTERS } from '../filter-help.ts';
import { NARROWING } from '../flags.ts';

export const watch: Command = {
  name: 'watch',
  summary: 'what opens, connects and closes, as it happens',
  words: { usage: '[FILTER...]', count: 'any' },
  details: [
    'Tells the sockets that are there, and then each event on a line, until Ctrl-C:',
    'opened, connected, state-changed, owner-changed, closed. After lost, what was',
    'told no longer counts, and all that is there is told again.',
    '',
    '--until KIND ends the watch after the first event of that kind, --count N after',
    'N events, --timeout TIME in any case: with status 4, if they have not come.',
    '',
    '--exec runs a shell command for each event, one after the other. It gets the',
    'event as JSON on standard input, and in its environment PORTHOLE_EVENT,',
    '_PROTOCOL, _ADDRESS, _PORT, _REMOTE_ADDRESS, _REMOTE_PORT, _STATE, _PID and',
    '_PROCESS. Other programs chose what these hold: put them in double quotes.',
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
