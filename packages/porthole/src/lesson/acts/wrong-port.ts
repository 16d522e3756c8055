import type { Act } from '../act.ts';

export const wrongPort: Act = {
  id: 'wrong-port',
  title: 'The wrong port',
  steps: [
    {
      kind: 'ask',
      question: 'The client connects to {other}, where nobody listens. What happens?',
      choices: ['it waits', 'it is refused at once', 'it gets to the next port that is open'],
      right: 1,
      because:
        'The machine is there and answers: "nobody here". That is ECONNREFUSED. Silence would mean that something swallows the packets.',
    },
    { kind: 'fail', as: 'refused', program: 'connect', at: '127.0.0.1:{other}', saying: 'ECONNREFUSED' },
    {
      kind: 'ask',
      question: 'Now another program, a clock, listens on {other}. Our client connects to it. What happens?',
      choices: ['it is refused: wrong program', 'it connects, and the clock answers'],
      right: 1,
      because: 'A port names a place and not a program. Whoever listens there gets what you send.',
    },
    { kind: 'start', as: 'clock', program: 'clock', at: '127.0.0.1:{other}' },
    { kind: 'start', as: 'astray', program: 'connect', at: '127.0.0.1:{other}' },
    {
      kind: 'look',
      filter: 'port:{other} !state:time-wait',
      expect: [{ filter: 'lport:{other} rport:{astray.lent} state:established pid:{clock.pid}', count: 1 }],
    },
    {
      kind: 'say',
      when: 'ipv6',
      text: 'The trap of every day: localhost is two addresses, 127.0.0.1 and ::1. Two servers can have "the same" port:',
    },
    { kind: 'start', when: 'ipv6', as: 'four', program: 'serve', at: '127.0.0.1:{port}' },
    { kind: 'start', when: 'ipv6', as: 'six', program: 'serve', at: '[::1]:{port}' },
    { kind: 'start', when: 'ipv6', as: 'local', program: 'connect', at: 'localhost:{port}' },
    {
      kind: 'look',
      when: 'ipv6',
      filter: 'port:{port} !state:time-wait',
      expect: [
        { filter: 'lport:{port} state:listen', count: 2 },
        { filter: 'lport:{local.lent} rport:{port} state:established pid:{local.pid}', count: 1 },
      ],
    },
    {
      kind: 'say',
      when: 'ipv6',
      text: 'Which of the two answered is decided by which address the name gives first. If your page shows something old, ask who really has the port, on both addresses.',
    },
    {
      kind: 'ask',
      question: 'And a second server on exactly the same address and port?',
      choices: ['it waits for its turn', 'EADDRINUSE: it is taken', 'both get half of the clients'],
      right: 1,
      because: 'One address and port is one place. (Programs that both ask for it can share it; see SO_REUSEPORT.)',
    },
    { kind: 'fail', as: 'taken', program: 'serve', at: '127.0.0.1:{other}', saying: 'EADDRINUSE' },
    { kind: 'try', commands: ['porthole {other}', 'porthole probe localhost:{other}'] },
  ],
  exactly: [
    {
      says: 'A port says where, never who: the clock took what was meant for another server.',
      expect: [
        { filter: 'lport:{other} state:listen pid:{clock.pid}', count: 1 },
        { filter: 'lport:{other} state:listen', count: 1 },
      ],
      seen: 'Process {clock.pid} has port {other}; our client was answered: {astray.answer}',
    },
  ],
};
