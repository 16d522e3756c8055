import type { Act } from '../act.ts';

export const process: Act = {
  id: 'process',
  title: 'A process, and what it is made of',
  steps: [
    {
      kind: 'say',
      text: 'A program is a file: a list of instructions. It does nothing by itself. When the system runs it, it becomes a process: the program at work, with memory, open files and a user it works for.',
    },
    {
      kind: 'ask',
      question: 'One program file is run twice at the same time. How many processes is that?',
      choices: ['one', 'two'],
      right: 1,
      because:
        'Each run is a process of its own, with memory of its own. The file on the disk is shared and does not change.',
    },
    { kind: 'start', as: 'compute', program: 'compute' },
    { kind: 'say', text: 'It is running now. This is what it is made of, as the system tells it:' },
    { kind: 'dissect', who: '{compute.pid}' },
    { kind: 'try', commands: ['porthole process {compute.pid}', 'ls -l /proc/{compute.pid}/fd'] },
  ],
  exactly: [
    {
      says: 'A process is made by another process, which is its parent.',
      expect: [{ process: '{compute.pid}', has: { parentPid: '{lesson.pid}' } }],
      seen: 'The parent of process {compute.pid} is {lesson.pid}, this lesson.',
    },
  ],
};
