import type { Act } from '../act.ts';

export const withoutNetwork: Act = {
  id: 'without-network',
  title: 'Mode 1: a program that does not use the network',
  steps: [
    { kind: 'say', text: 'Our small program has two modes. This is the code of it, and it is what runs here:' },
    { kind: 'code', file: 'main.ts' },
    {
      kind: 'look',
      filter: 'port:{port} !state:time-wait',
      expect: [{ filter: 'port:{port} !state:time-wait', count: 0 }],
    },
    { kind: 'say', text: 'Nothing has port {port} yet. In mode 1 the program only computes.' },
    {
      kind: 'ask',
      question: 'What will it have, once it runs?',
      choices: ['a PID and a port', 'a PID and no port', 'neither'],
      right: 1,
      because: 'Every process gets a PID. A port is only for who talks.',
    },
    { kind: 'start', as: 'compute', program: 'compute' },
    {
      kind: 'look',
      filter: 'pid:{compute.pid}',
      expect: [
        { filter: 'pid:{compute.pid}', count: 0 },
        { process: '{compute.pid}', has: { parentPid: '{lesson.pid}' } },
      ],
    },
    { kind: 'say', text: 'The process {compute.pid} is there and works, and no socket is its own. Now we stop it.' },
    { kind: 'stop', who: 'compute' },
    { kind: 'try', commands: ['porthole learn run compute', 'porthole who pid:THE-NUMBER-IT-SAYS'] },
  ],
  exactly: [
    {
      says: 'A port belongs to a socket, and a process may have none.',
      first: [{ kind: 'start', as: 'again', program: 'compute' }],
      expect: [
        { filter: 'pid:{again.pid}', count: 0 },
        { process: '{again.pid}', has: { parentPid: '{lesson.pid}' } },
      ],
      seen: 'Process {again.pid} runs, and has 0 sockets with a port.',
    },
  ],
};
