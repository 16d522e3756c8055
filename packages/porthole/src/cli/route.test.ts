import { describe, expect, it } from 'vitest';
import { route } from './route.ts';

function commandOf(...words: string[]): string | undefined {
  const routed = route(words);
  return routed.kind === 'route' ? routed.command : undefined;
}

describe('route', () => {
  it('lists when nothing is said', () => {
    expect(route([])).toEqual({ kind: 'route', command: 'list', words: [] });
  });

  it('takes a command by its name, and keeps the words after it', () => {
    expect(route(['who', '3000', 'node'])).toEqual({ kind: 'route', command: 'who', words: ['3000', 'node'] });
  });

  it.each([
    '3000',
    ':3000',
    ':::3000',
    '[::]:3000',
    '*:3000',
    '10.0.0.5:443',
    'localhost:3000',
    'web-1.example:80',
    'http://localhost:3000/',
    '3000-3010',
    'tcp:3000',
    'udp:53',
    '-1',
    '70000',
    '3000x',
    '80,443',
    '::1',
  ])('asks who for %s', (word) => {
    expect(route([word])).toEqual({ kind: 'route', command: 'who', words: [word] });
  });

  it.each(['port:80', 'pid:48213', 'host:80', '!port:80', '-port:80', 'prot:tcp', '"a b"', '/node/', '!node'])(
    'lists for the filter %s',
    (word) => {
      expect(route([word])).toEqual({ kind: 'route', command: 'list', words: [word] });
    },
  );

  it('asks who for a pasted complaint, whole or in words', () => {
    const line = 'Error: listen EADDRINUSE: address already in use :::3000';
    expect(commandOf(line)).toBe('who');
    expect(commandOf(...line.split(' '))).toBe('who');
    expect(commandOf('listen', 'tcp', ':8080:', 'bind:', 'address', 'already', 'in', 'use')).toBe('who');
  });

  it('takes a bare word for a mistake, and offers to look for a process of that name', () => {
    expect(route(['lsit'])).toMatchObject({
      problem: { message: '"lsit" is no command, and no port either.', command: ['list', 'lsit'], word: 'lsit' },
    });
  });

  it.each(['fleet', 'top', 'web', 'mcp'])('says that %s is not there yet', (word) => {
    expect(route([word, '3000'])).toMatchObject({
      problem: { message: `"${word}" is not in this version of porthole.` },
    });
  });
});
