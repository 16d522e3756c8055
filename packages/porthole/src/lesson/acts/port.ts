import type { Act } from '../act.ts';

export const port: Act = {
  id: 'port',
  title: 'The port: the number of a place to talk',
  steps: [
    {
      kind: 'say',
      text: 'A packet that arrives has an address: which machine. But there, many processes wait. So a packet has another number too, the port: which place on that machine.',
    },
    {
      kind: 'ask',
      question: 'A port is a number of 16 bits. How many are there?',
      choices: ['1,024', '65,536', 'as many as there are processes'],
      right: 1,
      because: 'Two to the power of 16: 0 to 65535. Number 0 is never used to talk; it means "any".',
    },
    { kind: 'start', as: 'server', program: 'serve', at: '127.0.0.1:{port}' },
    { kind: 'start', as: 'client', program: 'connect', at: '127.0.0.1:{port}' },
    {
      kind: 'say',
      text: 'Two processes talk. The first bytes of each packet between them, the TCP header, begin with two ports:',
    },
    { kind: 'header' },
    {
      kind: 'say',
      text: 'The first 16 bits belong to who sends, the next 16 to who receives. In the answer they change places. There is no PID in it: a packet names a place and not a process.',
    },
  ],
  exactly: [
    {
      says: 'There are 65,536 ports for each protocol and each address (and for each network namespace, which is what a container has of its own).',
      first: [
        { kind: 'start', as: 'udp', program: 'datagrams', at: '127.0.0.1:{port}' },
        { kind: 'start', as: 'second', program: 'serve', at: '127.0.0.2:{port}' },
      ],
      expect: [
        { filter: 'proto:tcp state:listen local:127.0.0.1:{port} pid:{server.pid}', count: 1 },
        { filter: 'proto:tcp state:listen local:127.0.0.2:{port} pid:{second.pid}', count: 1 },
        { filter: 'proto:udp local:127.0.0.1:{port} pid:{udp.pid}', count: 1 },
      ],
      seen: 'Port {port} is three places now: TCP on 127.0.0.1 (process {server.pid}), TCP on 127.0.0.2 (process {second.pid}), and UDP on 127.0.0.1 (process {udp.pid}).',
    },
    {
      says: 'The network card knows no processes: the kernel takes what comes and sorts it by its ports.',
      expect: [{ filter: 'port:{port} state:established', every: { interface: 'lo' } }],
      seen: 'These packets never saw a card: their interface is lo, which is only software of the kernel.',
    },
  ],
};
