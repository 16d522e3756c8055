import type { Act } from '../act.ts';

export const withoutPorts: Act = {
  id: 'without-ports',
  title: 'Are ports required to communicate?',
  steps: [
    {
      kind: 'ask',
      question: 'Can two processes talk to each other without any port?',
      choices: ['no', 'yes'],
      right: 1,
      because:
        'Ports are what TCP and UDP use. There are other ways: pipes, UNIX sockets, and ping (ICMP has no ports).',
    },
    { kind: 'start', as: 'named', program: 'named', at: '{lesson.name}' },
    { kind: 'start', as: 'caller', program: 'caller', at: '{lesson.name}' },
    {
      kind: 'look',
      filter: 'pid:{named.pid},{caller.pid}',
      expect: [
        { filter: 'pid:{named.pid},{caller.pid}', count: 0 },
        { unixSocketsOf: '{named.pid}', atLeast: 2 },
        { unixSocketsOf: '{caller.pid}', atLeast: 1 },
      ],
    },
    {
      kind: 'say',
      text: 'They talked, and neither has a port: they met at a name, {named.name}. That is a UNIX socket. It works only within one machine.',
    },
    { kind: 'try', commands: ['porthole list --unix pid:{named.pid}', 'ping -c 1 127.0.0.1'] },
  ],
  exactly: [
    {
      says: 'A port is needed where TCP or UDP is used. A UNIX socket has a name or nothing, and no port.',
      expect: [
        { filter: 'pid:{named.pid}', count: 0 },
        { filter: 'pid:{caller.pid}', count: 0 },
        { unixSocketsOf: '{named.pid}', atLeast: 2 },
      ],
      seen: 'Process {caller.pid} was answered {caller.answer} by process {named.pid}, and neither has a port.',
    },
  ],
};
