import type { Host } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { at, heldBy, sampleHolder, sampleSocket } from '../view/sample-sockets.ts';
import type { Expectation } from './act.ts';
import { checkExpectation } from './check-expectation.ts';
import { fillIn, type Values } from './values.ts';

const values: Values = new Map([
  ['port', '65432'],
  ['server.pid', '7'],
  ['one', '40000'],
  ['two', '40002'],
  ['three', '40003'],
]);
const server = sampleSocket({
  state: 'listen',
  local: at('127.0.0.1', 65432),
  remote: undefined,
  owner: heldBy(sampleHolder(7, 'node')),
  interface: 'lo',
});
const holds = (expectation: Expectation) => checkExpectation(expectation, values, [server], {} as Host);

describe('checkExpectation', () => {
  it.each<[Expectation, boolean]>([
    [{ filter: 'lport:{port} state:listen pid:{server.pid}', count: 1 }, true],
    [{ filter: 'lport:{port} pid:8', count: 1 }, false],
    [{ filter: 'lport:{port}', count: 0 }, false],
    [{ filter: 'lport:{port}', atLeast: 2 }, false],
    [{ filter: 'lport:{port}', every: { interface: 'lo', 'local.port': '{port}' } }, true],
    [{ filter: 'lport:{port}', every: { interface: 'eth0' } }, false],
    [{ filter: 'lport:1', every: { interface: 'lo' } }, false],
    [{ differ: ['{one}', '{two}'] }, true],
    [{ differ: ['{one}', '40000'] }, false],
    [{ same: ['{one}', '40000'] }, true],
    [{ same: ['{one}', '{two}'] }, false],
    [{ between: ['{one}', '32768', '60999'] }, true],
    [{ between: ['{port}', '32768', '60999'] }, false],
    [{ mostly: 'even', of: ['{one}', '{two}', '{three}'] }, true],
    [{ mostly: 'odd', of: ['{one}', '{two}', '{three}'] }, false],
    [{ mostly: 'odd', of: ['{one}', '{three}'] }, false],
  ])('%j: %s', async (expectation, answer) => {
    expect(await holds(expectation)).toBe(answer);
  });

  it('a text that names what is not there is a mistake of the script', () => {
    expect(() => fillIn('{nobody.pid}', values)).toThrow(/no value \{nobody\.pid\}/);
  });
});
