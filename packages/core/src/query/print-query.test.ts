import { expect, it } from 'vitest';
import { parseQuery } from './parse.ts';
import { printQuery } from './print-query.ts';

it.each([
  ['', ''],
  ['  3000   node ', 'port:3000 node'],
  ['-port:80-80,443-444', '!port:80,443-444'],
  ['USER:Ana,"1000",1000', 'user:Ana,"1000",1000'],
  ['"node" "my app" "3000" "a:b"', 'node "my app" "3000" "a:b"'],
  [
    'process:"3000" command:"a:b" command:"--x" command:"/usr" command:"a,b"',
    'process:3000 command:a:b command:--x command:"/usr" command:"a,b"',
  ],
  ['"say \\"hi\\"" "C:\\x"', '"say \\"hi\\"" "C:\\\\x"'],
  ['/a\\/b/ /[/]/i', '/a\\/b/ /[/]/i'],
  ['local:localhost,"localhost",[::1],[fe80::1%eth0]:80', 'local:localhost,"localhost",::1,[fe80::1%eth0]:80'],
  ['remote:10.0.0.5:443,10.0.0.0/8,"10.0.0.5",10.', 'remote:10.0.0.5:443,10.0.0.0/8,"10.0.0.5","10."'],
  ['family:4 reach:local state:LISTEN', 'family:ipv4 reach:this-machine state:listen'],
])('prints %s as %s', (filter, printed) => {
  expect(printQuery(parseQuery(filter))).toBe(printed);
  expect(parseQuery(printed)).toEqual(parseQuery(filter));
});
