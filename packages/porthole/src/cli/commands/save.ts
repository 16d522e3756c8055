import type { Command } from '../command.ts';

export const save: Command = {
  name: 'save',
  summary: 'a recording of this machine, which --from reads',
  words: { usage: 'FILE', count: 'some' },
  details: [
    'Writes down what can be read here now: sockets, processes, and the projects they',
    'work in. Every command that reads takes the file with --from FILE and gives the',
    'answers of this moment: later, on another machine, or to another user.',
    '',
    'Arguments of processes are left out unless you ask for them, and environments',
    'are never read. It still holds names of users, programs, folders and projects,',
    'and addresses, in lines of JSON that you can look through. Only you may read it.',
    '',
    'FILE is replaced if it is there. - is the standard output; .gz at the end of the',
    'name packs it.',
  ],
  flags: ['with-arguments'],
  examples: [
    { words: 'save before.ndjson', meaning: 'then: porthole list --from before.ndjson' },
    { words: 'save - --with-arguments', meaning: 'to the standard output, with arguments' },
  ],
  load: () => import('./save.run.ts'),
};
