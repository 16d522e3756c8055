import { describe, expect, it } from 'vitest';
import { parseQuery, parseTerms } from './parse.ts';
import type { Term } from './query.ts';

const range = (first: number, last = first) => ({ kind: 'range', first, last });
const word = (text: string) => ({ kind: 'word', text });
const pattern = (source: string, ignoreCase = false) => ({ kind: 'pattern', source, ignoreCase });
const address = (text: string, port?: number, zone?: string) => ({ kind: 'address', address: text, zone, port });

function only(text: string): Term {
  const { terms } = parseQuery(text);
  expect(terms).toHaveLength(1);
  return terms[0]!;
}

describe('parseQuery', () => {
  it('takes nothing and blanks as the query without terms', () => {
    expect(parseQuery('').terms).toEqual([]);
    expect(parseQuery(' \t\n ').terms).toEqual([]);
    expect(parseTerms([]).terms).toEqual([]);
  });

  it('joins terms by blanks of any kind', () => {
    expect(parseQuery('  port:80\t!user:root\n node ').terms.map(({ key, negated }) => [key, negated])).toEqual([
      ['port', false],
      ['user', true],
      ['bare', false],
    ]);
  });

  it('joins the words of a command line by one blank', () => {
    expect(parseTerms(['port:80', 'my app'])).toEqual(parseQuery('port:80 my app'));
    expect(parseTerms(['"my', 'app"'])).toEqual(parseQuery('"my app"'));
  });

  it.each([
    ['port:80', [range(80)]],
    ['port:3000-3010', [range(3000, 3010)]],
    ['port:80,443,3000-3010', [range(80), range(443), range(3000, 3010)]],
    ['port:0,65535', [range(0), range(65535)]],
    ['PORT:0080', [range(80)]],
    ['3000', [range(3000)]],
    ['3000-3010,80', [range(3000, 3010), range(80)]],
  ])('reads %s as ports', (text, values) => {
    expect(only(text)).toEqual({ key: 'port', negated: false, values });
  });

  it('reads numbers of processes and users', () => {
    expect(only('pid:4294967295').values).toEqual([range(4294967295)]);
    expect(only('user:1000').values).toEqual([range(1000)]);
    expect(only('user:1000-1999,ana').values).toEqual([range(1000, 1999), word('ana')]);
    expect(only('user:"1000"').values).toEqual([word('1000')]);
  });

  it.each([
    ['node', [word('node')]],
    ['3000x', [word('3000x')]],
    ['node,python3', [word('node'), word('python3')]],
    ['"my app"', [word('my app')]],
    ['"3000"', [word('3000')]],
    ['"node:internal"', [word('node:internal')]],
    ['/^node$/i', [pattern('^node$', true)]],
    ['/a:b c,d/', [pattern('a:b c,d')]],
    ['/[/"]\\/x/', [pattern('[/"]\\/x')]],
    ['/a/,b,"c"', [pattern('a'), word('b'), word('c')]],
  ])('reads %s without a key as text', (text, values) => {
    expect(only(text)).toEqual({ key: 'bare', negated: false, values });
  });

  it.each([
    ['"say \\"hi\\""', 'say "hi"'],
    ['"back\\\\slash"', 'back\\slash'],
    ['"C:\\Program Files"', 'C:\\Program Files'],
    ['"end\\\\"', 'end\\'],
    ['"two\nlines"', 'two\nlines'],
  ])('resolves the escapes of %s', (text, meant) => {
    expect(only(text).values).toEqual([word(meant)]);
  });

  it('takes a value behind a key as it stands', () => {
    expect(only('command:http://localhost:3000/x?y=1').values).toEqual([word('http://localhost:3000/x?y=1')]);
    expect(only('command:--inspect').values).toEqual([word('--inspect')]);
    expect(only('command:C:\\x').values).toEqual([word('C:\\x')]);
    expect(only('process:3000-3010').values).toEqual([word('3000-3010')]);
    expect(only('namespace:4026531840').values).toEqual([word('4026531840')]);
  });

  it('negates with ! and with -', () => {
    expect(only('!port:80')).toEqual({ key: 'port', negated: true, values: [range(80)] });
    expect(only('-port:80')).toEqual(only('!port:80'));
    expect(only('-3000')).toEqual({ key: 'port', negated: true, values: [range(3000)] });
    expect(only('!"my app"')).toEqual({ key: 'bare', negated: true, values: [word('my app')] });
    expect(only('-/x/')).toEqual({ key: 'bare', negated: true, values: [pattern('x')] });
  });

  it.each([
    ['10.0.0.5', address('10.0.0.5')],
    ['10.0.0.5:443', address('10.0.0.5', 443)],
    ['::1', address('::1')],
    ['[::1]', address('::1')],
    ['[::1]:3000', address('::1', 3000)],
    ['::3000', address('::3000')],
    ['fe80::1%eth0', address('fe80::1', undefined, 'eth0')],
    ['[fe80::1%eth0]:80', address('fe80::1', 80, 'eth0')],
    ['fe80::1%eth0:1', address('fe80::1', undefined, 'eth0:1')],
    ['localhost', address('localhost')],
    ['LocalHost:3000', address('localhost', 3000)],
    ['::ffff:10.0.0.5', address('::ffff:10.0.0.5')],
    ['10.0.0.0/8', { kind: 'network', address: '10.0.0.0', prefixLength: 8 }],
    ['fe80::/10', { kind: 'network', address: 'fe80::', prefixLength: 10 }],
    ['0.0.0.0/0', { kind: 'network', address: '0.0.0.0', prefixLength: 0 }],
    ['192.168', word('192.168')],
    ['fe80:', word('fe80:')],
    ['fe80:1', word('fe80:1')],
    ['"10.0.0.5"', word('10.0.0.5')],
    ['eth0', word('eth0')],
    ['/^10\\./', pattern('^10\\.')],
  ])('reads %s as an address', (text, value) => {
    expect(only(`local:${text}`)).toEqual({ key: 'local', negated: false, values: [value] });
    expect(only(`remote:${text}`)).toEqual({ key: 'remote', negated: false, values: [value] });
  });

  it.each([
    ['proto:TCP', ['tcp']],
    ['family:4,ipv6', ['ipv4', 'ipv6']],
    ['state:listen,time-wait', ['listen', 'time-wait']],
    ['state:"bound"', ['bound']],
    ['reach:local,network,public', ['this-machine', 'network', 'public']],
    ['reach:this-machine', ['this-machine']],
  ])('reads the words of %s', (text, names) => {
    expect(only(text).values).toEqual(names.map((name) => ({ kind: 'name', name })));
  });

  it('takes a regular expression over the words of a key', () => {
    expect(only('state:/wait/').values).toEqual([pattern('wait')]);
  });
});
