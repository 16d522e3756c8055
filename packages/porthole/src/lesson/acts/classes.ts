import type { Act } from '../act.ts';

export const classes: Act = {
  id: 'classes',
  title: 'The classes of ports, and what this system lends out',
  steps: [
    {
      kind: 'say',
      text: 'The 65,536 numbers are in three classes (RFC 6335), and your system lends some of them to programs that ask for any:',
    },
    { kind: 'classes' },
    {
      kind: 'ask',
      question: 'Our lesson uses port 65432. In which class is it?',
      choices: ['well-known', 'registered', 'dynamic'],
      right: 2,
      because: 'Dynamic ports are 49152 to 65535. Nobody can register one, so anybody may choose one.',
    },
    { kind: 'try', commands: ['porthole port 65432', 'cat /proc/sys/net/ipv4/ip_local_port_range'] },
  ],
  exactly: [
    {
      says: 'On Linux a lent port is often in the "registered" class: the system has a range of its own for lending, which is not the dynamic class.',
      when: 'lends.registered',
      first: [
        { kind: 'start', as: 'server', program: 'serve', at: '127.0.0.1:{port}' },
        { kind: 'start', as: 'client', program: 'connect', at: '127.0.0.1:{port}' },
      ],
      expect: [
        { between: ['{client.lent}', '{lends.first}', '{lends.last}'] },
        { between: ['{lends.first}', '1024', '49151'] },
      ],
      seen: 'This system lends {lends.first} to {lends.last}, and has just lent {client.lent}.',
    },
    {
      says: 'connect() tends to lend even numbers, and bind(0) odd ones, so that the two get in the way of each other less.',
      when: 'lends.registered',
      first: [
        { kind: 'start', as: 'tabs', program: 'tabs', at: '127.0.0.1:{port}' },
        { kind: 'start', as: 'any1', program: 'serve', at: '127.0.0.1:0' },
        { kind: 'start', as: 'any2', program: 'serve', at: '127.0.0.1:0' },
        { kind: 'start', as: 'any3', program: 'serve', at: '127.0.0.1:0' },
      ],
      expect: [
        { mostly: 'even', of: ['{client.lent}', '{tabs.one}', '{tabs.two}', '{tabs.three}'] },
        { mostly: 'odd', of: ['{any1.port}', '{any2.port}', '{any3.port}'] },
      ],
      seen: 'connect() lent {client.lent}, {tabs.one}, {tabs.two}, {tabs.three}; bind(0) lent {any1.port}, {any2.port}, {any3.port}.',
    },
  ],
};
