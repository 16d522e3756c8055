import type { Act } from '../act.ts';

export const pid: Act = {
  id: 'pid',
  title: 'The PID: the number of a process',
  steps: [
    {
      kind: 'say',
      text: 'The system gives every process a number, the process identifier or PID. We run one program twice.',
    },
    {
      kind: 'ask',
      question: 'Will both runs have the same PID, since it is the same program?',
      choices: ['the same', 'two different ones'],
      right: 1,
      because: 'The number belongs to the run and not to the program.',
    },
    { kind: 'start', as: 'one', program: 'compute' },
    { kind: 'start', as: 'two', program: 'compute' },
    { kind: 'stop', who: 'one' },
    { kind: 'say', text: 'The first one is stopped. We start the same program once more:' },
    { kind: 'start', as: 'three', program: 'compute' },
    {
      kind: 'say',
      text: 'A PID is a number for now, not a name: after the end it is free, and much later another process may get it.',
    },
    { kind: 'try', commands: ['porthole ps pid:{two.pid}', 'ps -p {two.pid}'] },
  ],
  exactly: [
    {
      says: 'The operating system gives the PIDs, not the CPU: the processor knows no processes, the kernel has a table of them.',
      expect: [
        { differ: ['{one.pid}', '{two.pid}', '{three.pid}'] },
        { process: '{two.pid}', has: { parentPid: '{lesson.pid}' } },
        { process: '{three.pid}', has: { parentPid: '{lesson.pid}' } },
      ],
      seen: 'The runs got {one.pid}, {two.pid} and {three.pid}. The last two are in the table of this kernel.',
    },
  ],
};
