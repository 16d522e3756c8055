import type { Act } from '../act.ts';

export const withNetwork: Act = {
  id: 'with-network',
  title: 'Mode 2: a program that connects to a server',
  steps: [
    {
      kind: 'look',
      filter: 'port:{port} !state:time-wait',
      expect: [{ filter: 'port:{port} !state:time-wait', count: 0 }],
    },
    {
      kind: 'say',
      text: 'No row: nobody has port {port}. (!state:time-wait leaves out what the kernel remembers of connections that are over.) First, a server starts and asks the system for exactly this port.',
    },
    { kind: 'start', as: 'server', program: 'serve', at: '127.0.0.1:{port}' },
    {
      kind: 'look',
      filter: 'port:{port} !state:time-wait',
      expect: [{ filter: 'lport:{port} state:listen pid:{server.pid}', count: 1 }],
    },
    {
      kind: 'ask',
      question: 'Now mode 2 connects to {port}. Does the client need a port too?',
      choices: ['no, only the server does', 'yes: also {port}', 'yes: one that the system chooses'],
      right: 2,
      because:
        'The answer has to find its way back. The client never asked for a port: connect() made the system lend it one.',
    },
    { kind: 'start', as: 'client', program: 'connect', at: '127.0.0.1:{port}' },
    {
      kind: 'look',
      filter: 'port:{port} !state:time-wait',
      expect: [
        { filter: 'lport:{port} state:listen pid:{server.pid}', count: 1 },
        { filter: 'lport:{client.lent} rport:{port} state:established pid:{client.pid}', count: 1 },
        { filter: 'lport:{port} rport:{client.lent} state:established pid:{server.pid}', count: 1 },
      ],
    },
    { kind: 'say', text: 'One connection, two rows: one for each end. The way from the one process to the other:' },
    { kind: 'path', from: 'client' },
    { kind: 'say', text: 'We run mode 2 again, beside the first one:' },
    { kind: 'start', as: 'again', program: 'connect', at: '127.0.0.1:{port}' },
    {
      kind: 'say',
      text: 'The same program, the same server, and another port: {client.lent} before, {again.lent} now. Now we stop the first client and see its row go.',
    },
    { kind: 'stop', who: 'client' },
    {
      kind: 'look',
      filter: 'port:{client.lent}',
      expect: [{ filter: 'port:{client.lent} pid:{client.pid}', count: 0 }],
    },
    {
      kind: 'say',
      text: 'The process is gone. Where a row is left, it is TIME-WAIT: the kernel itself remembers the connection for a minute, and no process has it.',
    },
    {
      kind: 'try',
      commands: ['porthole connections port:{port}', 'porthole {port}', "ss -tnp 'sport = :{port} or dport = :{port}'"],
    },
  ],
  exactly: [
    {
      says: 'The operating system lends the port, not the CPU and not the network card.',
      when: 'lends.first',
      expect: [{ between: ['{again.lent}', '{lends.first}', '{lends.last}'] }],
      seen: '{again.lent} is out of the range that this system lends: {lends.first} to {lends.last}.',
    },
    {
      says: 'All accepted connections share the port of the server. Five values tell them apart: protocol, both addresses, both ports.',
      first: [{ kind: 'start', as: 'third', program: 'connect', at: '127.0.0.1:{port}' }],
      expect: [
        { filter: 'lport:{port} state:established pid:{server.pid}', count: 2 },
        { filter: 'lport:{port} rport:{again.lent} state:established pid:{server.pid}', count: 1 },
        { filter: 'lport:{port} rport:{third.lent} state:established pid:{server.pid}', count: 1 },
        { differ: ['{again.lent}', '{third.lent}'] },
      ],
      seen: 'The server has two connections, both at its port {port}: from {again.lent} and from {third.lent}.',
    },
    {
      says: 'A process can have many ports. Tabs have no ports, connections do: one process of a browser may hold all of them.',
      first: [{ kind: 'start', as: 'tabs', program: 'tabs', at: '127.0.0.1:{port}' }],
      expect: [
        { filter: 'rport:{port} state:established pid:{tabs.pid}', count: 3 },
        { differ: ['{tabs.one}', '{tabs.two}', '{tabs.three}'] },
      ],
      seen: 'The one process {tabs.pid} has the ports {tabs.one}, {tabs.two} and {tabs.three}.',
    },
    {
      says: 'Several processes can hold one socket, and so one port.',
      first: [{ kind: 'start', as: 'share', program: 'share', at: '127.0.0.1:{other}' }],
      expect: [
        { filter: 'lport:{other} state:listen', count: 1 },
        { filter: 'lport:{other} state:listen pid:{share.pid}', count: 1 },
        { filter: 'lport:{other} state:listen pid:{share.second}', count: 1 },
      ],
      seen: 'There is one socket at {other}, and the processes {share.pid} and {share.second} both hold it.',
    },
  ],
};
