import type { Act } from '../act.ts';

export const freePlay: Act = {
  id: 'free-play',
  title: 'Free play: who holds the port?',
  steps: [
    {
      kind: 'say',
      text: 'Three servers have opened a port each, at random. Find out who holds the one you are asked for.',
    },
    { kind: 'start', as: 'a', program: 'serve', at: '127.0.0.1:0', secret: true },
    { kind: 'start', as: 'b', program: 'clock', at: '127.0.0.1:0', secret: true },
    { kind: 'start', as: 'c', program: 'serve', at: '127.0.0.1:0', secret: true },
    { kind: 'try', commands: ['porthole', 'porthole who THE-PORT'] },
    { kind: 'quiz', among: ['a', 'b', 'c'] },
    {
      kind: 'look',
      filter: 'pid:{a.pid},{b.pid},{c.pid}',
      expect: [{ filter: 'state:listen pid:{a.pid},{b.pid},{c.pid}', count: 3 }],
    },
  ],
  exactly: [
    {
      says: 'Who asks for port 0 gets any free one, and has to tell others which.',
      when: 'lends.first',
      expect: [{ between: ['{a.port}', '{lends.first}', '{lends.last}'] }, { differ: ['{a.port}', '{c.port}'] }],
      seen: 'The system lent {a.port} and {c.port} to two that asked for port 0.',
    },
  ],
};
