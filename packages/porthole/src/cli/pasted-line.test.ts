import { describe, expect, it } from 'vitest';
import { looksPasted, parsePastedLine } from './pasted-line.ts';

const LINES: readonly [who: string, line: string, port: number, address: string | undefined][] = [
  ['node, every address', 'Error: listen EADDRINUSE: address already in use :::3000', 3000, '::'],
  ['node, IPv4', 'Error: listen EADDRINUSE: address already in use 127.0.0.1:3000', 3000, '127.0.0.1'],
  ['node, IPv6', 'Error: listen EADDRINUSE: address already in use ::1:3000', 3000, '::1'],
  ['node, datagram', 'Error: bind EADDRINUSE 0.0.0.0:5353', 5353, '0.0.0.0'],
  ['go', 'listen tcp :8080: bind: address already in use', 8080, undefined],
  ['go, IPv6', 'listen tcp [::1]:8080: bind: address already in use', 8080, '::1'],
  [
    'asyncio',
    "[Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use",
    8000,
    '0.0.0.0',
  ],
  ['nginx', '2024/01/02 12:34:56 [emerg] 1#1: bind() to 0.0.0.0:80 failed (98: Address already in use)', 80, '0.0.0.0'],
  ['nginx, IPv6', 'nginx: [emerg] bind() to [::]:80 failed (98: Address already in use)', 80, '::'],
  ['apache', '(98)Address already in use: AH00072: make_sock: could not bind to address [::]:80', 80, '::'],
  ['redis', 'Could not create server TCP listening socket *:6379: bind: Address already in use', 6379, '*'],
  ['ruby', 'Address already in use - bind(2) for "127.0.0.1" port 3000 (Errno::EADDRINUSE)', 3000, '127.0.0.1'],
  ['vite', 'Error: Port 5173 is already in use', 5173, undefined],
  ['spring', 'Web server failed to start. Port 8080 was already in use.', 8080, undefined],
  ['docker', 'Bind for 0.0.0.0:8080 failed: port is already allocated', 8080, '0.0.0.0'],
  ['.NET', 'Failed to bind to address http://127.0.0.1:5000: address already in use.', 5000, '127.0.0.1'],
  ['php', 'Failed to listen on localhost:8000 (reason: Address already in use)', 8000, 'localhost'],
];

describe('parsePastedLine', () => {
  it.each(LINES)('reads the line of %s', (_who, line, port, address) => {
    expect(looksPasted(line)).toBe(true);
    expect(parsePastedLine(line)).toMatchObject({ port, address });
  });

  it.each([
    'bind: address already in use (os error 98)',
    'OSError: [Errno 98] Address already in use',
    'Os { code: 98, kind: AddrInUse, message: "Address already in use" }',
    'java.net.BindException: Address already in use',
    'listen EADDRINUSE: address already in use /tmp/app.sock',
    '12:34:56 bind: Address already in use',
  ])('knows that %s has no port', (line) => {
    expect(looksPasted(line)).toBe(true);
    expect(parsePastedLine(line)).toBeUndefined();
  });

  it('reads the line of the complaint, not those of the stack around it', () => {
    const text = [
      '12:00:01 starting',
      'Error: listen EADDRINUSE: address already in use :::3000',
      '    at Server.setupListenHandle [as _listen2] (node:net:1817:16)',
    ].join('\n');
    expect(parsePastedLine(text)?.port).toBe(3000);
  });

  it("finds the port in the fields of Node's error object", () => {
    const text = "{ code: 'EADDRINUSE', errno: -98, syscall: 'listen', address: '::', port: 3000 }";
    expect(parsePastedLine(text)).toMatchObject({ port: 3000 });
  });

  it('takes the protocol from Go', () => {
    expect(parsePastedLine('listen udp :53: bind: address already in use')?.protocol).toBe('udp');
    expect(parsePastedLine('Error: listen EADDRINUSE: address already in use :::3000')?.protocol).toBeUndefined();
  });

  it('does not take other text for such a line', () => {
    for (const text of ['3000', 'node', 'localhost:3000', 'port:3000', 'list process:node']) {
      expect(looksPasted(text)).toBe(false);
    }
  });
});
