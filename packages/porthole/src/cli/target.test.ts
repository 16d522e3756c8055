import { describe, expect, it } from 'vitest';
import { parseTarget } from './target.ts';

const ANY = { kind: 'any' };
const V4 = { kind: 'address', address: '127.0.0.1', zone: undefined };
const V6 = { kind: 'address', address: '::1', zone: undefined };

describe('parseTarget', () => {
  it.each([
    ['3000', 3000, 3000, ANY],
    [':3000', 3000, 3000, ANY],
    ['0', 0, 0, ANY],
    ['65535', 65535, 65535, ANY],
    ['3000-3010', 3000, 3010, ANY],
    [':3000-3010', 3000, 3010, ANY],
    ['*:3000', 3000, 3000, ANY],
    ['0.0.0.0:3000', 3000, 3000, ANY],
    [':::3000', 3000, 3000, ANY],
    ['[::]:3000', 3000, 3000, ANY],
    ['127.0.0.1:3000', 3000, 3000, V4],
    ['[::1]:3000', 3000, 3000, V6],
    ['::1:3000', 3000, 3000, V6],
    ['[::ffff:127.0.0.1]:3000', 3000, 3000, V4],
    ['localhost:3000', 3000, 3000, { kind: 'loopback' }],
    ['LOCALHOST:3000', 3000, 3000, { kind: 'loopback' }],
    ['web-1.example:80', 80, 80, { kind: 'name', name: 'web-1.example' }],
    ['[fe80::1%eth0]:3000', 3000, 3000, { kind: 'address', address: 'fe80::1', zone: 'eth0' }],
    ['http://localhost:5173/index.html', 5173, 5173, { kind: 'loopback' }],
    ['http://127.0.0.1/', 80, 80, V4],
    ['https://[::1]/x', 443, 443, V6],
    ['postgres://ana:secret@localhost/db', 5432, 5432, { kind: 'loopback' }],
    ['ws://0.0.0.0:8080', 8080, 8080, ANY],
  ])('reads %s', (text, first, last, host) => {
    expect(parseTarget(text)).toEqual({ kind: 'ports', first, last, protocol: undefined, host });
  });

  it('reads a protocol before any form', () => {
    expect(parseTarget('tcp:3000')).toMatchObject({ kind: 'ports', first: 3000, protocol: 'tcp' });
    expect(parseTarget('UDP:127.0.0.1:53')).toMatchObject({ first: 53, protocol: 'udp', host: V4 });
    expect(parseTarget('udp:[::1]:53')).toMatchObject({ first: 53, protocol: 'udp', host: V6 });
    expect(parseTarget('tcp:80-90')).toMatchObject({ first: 80, last: 90, protocol: 'tcp' });
  });

  it('reads processes', () => {
    expect(parseTarget('pid:48213')).toEqual({ kind: 'pid', pid: 48213 });
    expect(parseTarget('node')).toEqual({ kind: 'name', name: 'node' });
    expect(parseTarget('next-server (v16.1.1)')).toEqual({ kind: 'name', name: 'next-server (v16.1.1)' });
  });

  it('reads a pasted complaint', () => {
    const line = 'Error: listen EADDRINUSE: address already in use 127.0.0.1:3000';
    expect(parseTarget(line)).toEqual({ kind: 'ports', first: 3000, last: 3000, protocol: undefined, host: V4 });
    expect(parseTarget('listen udp :53: bind: address already in use')).toMatchObject({ first: 53, protocol: 'udp' });
  });

  it.each(['-1', '70000', '3000x', '99999999999999999999', '-80', ':-1', '127.0.0.1:70000', '3000-70000', '1.5'])(
    'says what a port is for %s',
    (text) => {
      const target = parseTarget(text);
      expect(target.kind).toBe('problem');
      if (target.kind !== 'problem') return;
      expect(target.problem.message).toContain('is not a port');
      expect(target.problem.hint).toContain('0-65535');
      expect(target.problem.hint).toContain('16 bits');
    },
  );

  it('offers the right way round for a range', () => {
    expect(parseTarget('3010-3000')).toMatchObject({ problem: { hint: 'Write 3000-3010.' } });
  });

  it('offers a filter for a list of ports and for a filter', () => {
    expect(parseTarget('80,443')).toMatchObject({ problem: { command: ['list', 'port:80,443'] } });
    expect(parseTarget('user:ana')).toMatchObject({ problem: { command: ['list', 'user:ana'] } });
    expect(parseTarget('port:80')).toMatchObject({ problem: { command: ['list', 'port:80'] } });
    expect(parseTarget('!port:80')).toMatchObject({ problem: { command: ['list', '!port:80'] } });
  });

  it.each(['pid:', 'pid:0', 'pid:-1', 'pid:x', 'pid:99999999999', '', ':', '[::1]:', '[zz]:80', 'tcp:node', 'a b:80'])(
    'refuses %s',
    (text) => {
      expect(parseTarget(text).kind).toBe('problem');
    },
  );

  it('refuses URLs without a port, and never repeats what stands in one', () => {
    for (const text of ['foo://ana:secret@localhost/', 'http://ana:secret@localhost:99999/', 'http://']) {
      const target = parseTarget(text);
      expect(target.kind).toBe('problem');
      expect(JSON.stringify(target)).not.toContain('secret');
    }
  });

  it('says that a complaint names no port', () => {
    expect(parseTarget('bind: address already in use (os error 98)')).toMatchObject({
      problem: { message: expect.stringContaining('not which port'), command: ['list'] },
    });
  });
});
