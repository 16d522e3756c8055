import { expect, it } from 'vitest';
import { parseProcNetUnix } from './proc-net-unix-codec.ts';

const HEAD = 'Num       RefCount Protocol Flags    Type St Inode Path\n';
const line = (rest: string) => `${HEAD}000000005a5eab8f: 00000003 00000000 ${rest}\n`;

it.each([
  [
    '00010000 0001 01 91234 /run/app.sock',
    { state: 'listen', type: 'stream', name: { kind: 'path', text: '/run/app.sock' } },
  ],
  ['00000000 0001 03  1125', { state: 'connected', inode: 1125, name: undefined }],
  ['00000000 0002 01 91235 /dev/log', { state: 'bound', type: 'datagram' }],
  ['00000000 0005 01 91236', { state: 'closed', type: 'seqpacket' }],
  ['00010000 0001 01 91237 @abs@name', { name: { kind: 'abstract', text: 'abs@name' } }],
  ['00000000 0001 03 91238 /run/with blank ', { name: { kind: 'path', text: '/run/with blank ' } }],
])('%s', (rest, expected) => {
  expect(parseProcNetUnix(line(rest))).toEqual([expect.objectContaining(expected)]);
});

it('passes over the rest of a name that breaks its line, and what nobody accepted', () => {
  expect(parseProcNetUnix(`${line('00010000 0001 01 91234 /run/a')}b.sock\n`)).toHaveLength(1);
  expect(parseProcNetUnix(line('00000000 0001 02     0 /run/a'))).toEqual([]);
  expect(parseProcNetUnix('')).toEqual([]);
});
