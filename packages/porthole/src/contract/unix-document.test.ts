import * as v from 'valibot';
import { expect, it } from 'vitest';
import { SAMPLE_NOW_MS } from '../view/sample-sockets.ts';
import { SAMPLE_UNIX_SOCKETS } from '../view/sample-unix-sockets.ts';
import { unixDocument, unixLines } from './index.ts';
import { endSchema } from './schemas/sockets-schema.ts';
import { unixLineSchema, unixSchema } from './schemas/unix-schema.ts';

const SNAPSHOT = {
  takenAtMs: SAMPLE_NOW_MS,
  host: { name: 'box', os: 'linux', bootId: undefined },
  sockets: SAMPLE_UNIX_SOCKETS,
  gaps: [{ what: 'owner', reason: 'permission', count: 1, detail: 'of others', remedy: 'root' }],
} as const;
const remedyOf = () => 'sudo porthole';

it('is a document that fits its schema, with every socket in its order', () => {
  const text = [...unixDocument(SNAPSHOT, SAMPLE_UNIX_SOCKETS, remedyOf)].join('');
  const document = v.parse(unixSchema, JSON.parse(text));
  expect(document.sockets.map(({ inode }) => inode)).toEqual(SAMPLE_UNIX_SOCKETS.map(({ inode }) => inode));
  expect(document.gaps[0]?.remedy).toBe('sudo porthole');
});

it('has no character that a terminal obeys, and yet the whole name', () => {
  const text = [...unixDocument(SNAPSHOT, SAMPLE_UNIX_SOCKETS, remedyOf)].join('');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  expect(JSON.parse(text).sockets[3]).toMatchObject({ path: null, abstract: 'a\0b\n\x1b[31m\u202e=1+1' });
});

it('is as many lines as there are sockets, and one for the end', () => {
  const lines = [...unixLines(SNAPSHOT, SAMPLE_UNIX_SOCKETS, remedyOf)].join('').trimEnd().split('\n');
  const end = lines.pop() ?? '';
  expect(lines.map((line) => v.parse(unixLineSchema, JSON.parse(line)).inode)).toHaveLength(SAMPLE_UNIX_SOCKETS.length);
  expect(v.parse(endSchema, JSON.parse(end)).gaps).toHaveLength(1);
});

it('tells what is not known as null', () => {
  const [first] = [...unixLines(SNAPSHOT, SAMPLE_UNIX_SOCKETS.slice(-1), remedyOf)];
  expect(JSON.parse(first ?? '')).toMatchObject({ uid: null, user: null, queue: null, peer: null, file: null });
});
