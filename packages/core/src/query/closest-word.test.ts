import { expect, it } from 'vitest';
import { closestWord } from './closest-word.ts';

const COMMANDS = ['list', 'connections', 'who', 'why', 'process', 'port', 'kill'];

it.each([
  ['lsit', 'list'],
  ['LIST', 'list'],
  ['lst', 'list'],
  ['listt', 'list'],
  ['prot', 'port'],
  ['connectoins', 'connections'],
  ['conn', 'connections'],
  ['listening', 'list'],
  ['wo', 'who'],
])('takes %s for %s', (word, meant) => {
  expect(closestWord(word, COMMANDS)).toBe(meant);
});

it.each(['', 'x', 'banana', 'pork-belly', 'a'.repeat(50)])('takes %s for nothing', (word) => {
  expect(closestWord(word, COMMANDS)).toBeUndefined();
});

it('counts two swapped letters as one slip', () => {
  expect(closestWord('tpc', ['udp', 'tcp'])).toBe('tcp');
});
