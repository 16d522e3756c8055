import { describe, expect, it } from 'vitest';
import { isPortholeError, type PortholeError } from '../errors.ts';
import { parseQuery } from './parse.ts';

function failure(text: string): PortholeError {
  try {
    parseQuery(text);
  } catch (error) {
    if (isPortholeError(error)) return error;
    throw error;
  }
  throw new Error(`${text} was taken`);
}

/** The filter, what stands where the error points to, its message, and its hint. */
type Case = readonly [input: string, at: string, message: string | RegExp, hint: string | RegExp];

const NUMBERS: readonly Case[] = [
  ['port:', '', 'port: has no value', /port:3000-3010/],
  ['port: 80', ' 80', 'port: has no value', /without a blank/],
  ['port:70000', '70000', '70000 is not a port: the largest is 65535', /port:3000/],
  ['port:80-70000', '70000', /^70000 is not a port/, /port:3000/],
  ['port:abc', 'abc', '"abc" is not a port: that is a number', /port:3000/],
  ['port:80x', '80x', /"80x" is not a port/, /port:3000/],
  ['port:"80"', '"80"', /^"80" is not a port/, /port:3000/],
  ['port:/80/', '/80/', /is not a port/, /port:3000/],
  ['port:3000-', '3000-', /"3000-" is not a port/, /port:3000-3010/],
  ['port:-80', '-80', /"-80" is not a port/, /port:3000/],
  ['port:80,', '', 'nothing stands after the comma', /port:80,443/],
  ['port:80, 443', ' 443', 'nothing stands after the comma', /without blanks/],
  ['port:,80', ',80', 'nothing stands before the comma', /port:80,443/],
  ['80,,443', ',443', 'nothing stands after the comma', /port:80,443/],
  [',80', ',80', 'nothing stands before the comma', /port:80,443/],
  ['3010-3000', '3010-3000', 'the range 3010-3000 is upside down', 'write 3000-3010'],
  ['user:ana port:9-1', '9-1', 'the range 9-1 is upside down', 'write 1-9'],
  ['70000', '70000', /^70000 is not a port/, /port:3000/],
  ['pid:node', 'node', '"node" is not a process id: that is a number', /process:NAME/],
  ['pid:4294967296', '4294967296', /not a process id: the largest is/, /pid:48213/],
  ['user:4294967295', '4294967295', /not a user id/, /user:ana/],
  ['80,node', 'node', 'this list mixes ports and words', /"80"/],
];

const TEXTS: readonly Case[] = [
  ['"my app', '"my app', 'the quote that begins here does not end', /close it/],
  ['process:"a\\"', '"a\\"', 'the quote that begins here does not end', /\\\\/],
  ['"a"b', 'b', 'the value goes on after its closing quote', /blank or a comma/],
  ['a"b"', '"b"', 'a quote stands in the middle of a value', /whole value/],
  ['""', '""', /quotes are empty/, /word/],
  ['/(/', '/(/', /^\/\(\/ is not a regular expression: unterminated group$/, /\\\(/],
  ['node /[/', '/[/', /regular expression that begins here does not end/, /\/\^node\//],
  ['//', '//', /regular expression is empty/, /\/\^node\//],
  ['/a/g', 'g', /"g" stands after a regular expression/, /\/\^node\/i/],
  ['command:/usr/bin/node', 'bin/node', /"bin\/node" stands after/, /leave the first slash out: usr\/bin\/node$/],
  ['command:/usr', '/usr', /does not end/, /leave the first slash out: usr$/],
];

const NAMES: readonly Case[] = [
  [
    'state:listning',
    'listning',
    '"listning" is not a state of a socket',
    'write one of listen, bound, connected, syn-sent, syn-received, established, fin-wait-1, fin-wait-2, close-wait, closing, last-ack, time-wait, closed',
  ],
  ['state:LISTENING', 'LISTENING', '"LISTENING" is not a state of a socket', 'did you mean state:listen?'],
  ['state:time_wait', 'time_wait', /state of a socket/, 'did you mean state:time-wait?'],
  ['state:estab', 'estab', /state of a socket/, 'did you mean state:established?'],
  ['proto:icmp', 'icmp', '"icmp" is not a protocol', 'write one of tcp, udp'],
  ['proto:tpc', 'tpc', /protocol/, 'did you mean proto:tcp?'],
  ['family:5', '5', '"5" is not a family of addresses', 'write one of ipv4, ipv6'],
  ['reach:everyone', 'everyone', '"everyone" is not a reach', 'write one of this-machine, network, public'],
];

const ADDRESSES: readonly Case[] = [
  ['local:3000', '3000', '"3000" is not an address', 'for a port write lport:3000'],
  ['remote:443', '443', '"443" is not an address', 'for a port write rport:443'],
  ['local::3000', ':3000', /^"" before the colon is not an address/, /lport:/],
  ['local:*:80', '*:80', /^"\*" before the colon/, /lport:/],
  ['remote:example.com:443', 'example.com:443', /"example.com" before the colon/, /names are not looked up.*rport:/],
  ['local:10.0.0.300', '10.0.0.300', '"10.0.0.300" is not an IPv4 address', /0 to 255/],
  ['local:10.0.0.1-10.0.0.9', '10.0.0.1-10.0.0.9', /not an IPv4 address/, /network as 10\.0\.0\.0\/8/],
  ['local:10.0.0.01', '10.0.0.01', /not an IPv4 address/, /leading zeros/],
  ['local:10.0.0.5:70000', '70000', /70000 is not a port/, /ADDRESS:PORT/],
  ['local:10.0.0.5:', '', /is not a port/, /ADDRESS:PORT/],
  ['local:10.0.0.5:1-2', '1-2', /more than one port/, /ADDRESS:PORT/],
  ['local:10.0.0.0/33', '33', /"33" is not the length of a prefix: that is a number from 0 to 32/, /10\.0\.0\.0\/8/],
  ['local:fe80::/129', '129', /from 0 to 128/, /fe80::\/10/],
  ['local:192.168/16', '192.168/16', /"192.168" before the slash is not an address/, /10\.0\.0\.0\/8/],
  ['local:[::1', '[::1', /not an IPv6 address in brackets/, /\[::1\]:3000/],
  ['local:[10.0.0.5]:80', '[10.0.0.5]:80', /not an IPv6 address in brackets/, /\[::1\]/],
  ['local:[::1]:x', 'x', /"x" is not a port/, /ADDRESS:PORT/],
];

const KEYS: readonly Case[] = [
  ['udp:53', 'udp:53', /"udp" is not a key/, /did you mean proto:udp port:53\?/],
  ['prot:80', 'prot:80', '"prot" is not a key of the filter', /^did you mean port:80\? .*command:prot:80/],
  ['a !usr:root', 'usr:root', /"usr" is not a key/, /did you mean user:root\?/],
  [
    'node:internal',
    'node:internal',
    /"node" is not a key/,
    /write command:node:internal or "node:internal"; the keys are port, /,
  ],
  ['C:\\x', 'C:\\x', /"C" is not a key/, /write command:C:\\x or "C:\\\\x"/],
  ['http://a/b', 'http://a/b', /"http" is not a key/, /command:http:\/\/a\/b/],
  [`x:${'y'.repeat(99)}`, `x:${'y'.repeat(99)}`, /"x" is not a key/, /in double quotes/],
  [':3000', ':3000', 'there is no key before the colon', 'write port:3000'],
  [':x', ':x', 'there is no key before the colon', /command::x/],
  [
    '10.0.0.1:80',
    '10.0.0.1:80',
    /needs a key/,
    'write local:10.0.0.1:80 for this end, remote:10.0.0.1:80 for the other end',
  ],
  ['[::1]:80', '[::1]:80', /needs a key/, /local:\[::1\]:80/],
  ['fe80::1%eth0', 'fe80::1%eth0', /needs a key/, /local:fe80::1%eth0/],
  ['localhost:3000', 'localhost:3000', /needs a key/, /local:localhost:3000/],
  ['node,port:80', 'node,port:80', '"node,port:" is a list, and not a key', /before the whole list/],
  ['"node",port:80', 'port:80', '"port:80" cannot stand in a list of words', /blank/],
];

const NEGATIONS: readonly Case[] = [
  ['!', '!', '"!" stands alone, so there is nothing to negate', /!port:80/],
  ['port:80 -', '-', /"-" stands alone/, /!port:80/],
  ['! port:80', '! port:80', /stands alone/, /right before a term/],
  ['!!port:80', '!port:80', '"!!port:80" is negated twice', /write command:"!!port:80"/],
  ['--inspect', '-inspect', '"--inspect" is negated twice', 'to look for that text write command:--inspect'],
  ['port:!80', '!80', 'the ! goes before the whole term', /write !port:80/],
  ['process:!node', '!node', 'the ! goes before the whole term', /write !process:node; .* quotes/],
  ['node,!python', '!python', 'the ! goes before the whole term', /term of its own/],
];

describe('parseQuery, given a mistake,', () => {
  it.each([...NUMBERS, ...TEXTS, ...NAMES, ...ADDRESSES, ...KEYS, ...NEGATIONS])(
    'points at the character and says what to try: %s',
    (input, at, message, hint) => {
      const error = failure(input);
      expect(error.code).toBe('ERR_PORTHOLE_INVALID_ARGUMENT');
      expect(error.input).toBe(input);
      expect(input.slice(error.offset)).toBe(at);
      expect(error.message).toMatch(message instanceof RegExp ? message : new RegExp(`^${escaped(message)}$`));
      expect(error.hint).toMatch(hint instanceof RegExp ? hint : new RegExp(`^${escaped(hint)}$`));
    },
  );

  it('shows only the beginning of a long value', () => {
    expect(failure(`port:${'9'.repeat(400)}`).message).toBe(`${'9'.repeat(60)}... is not a port: the largest is 65535`);
    expect(failure(`/${'a'.repeat(1001)}/`).message).toMatch(/1001 characters, and 1000 is the most$/);
  });

  it('says it on one line, also for text with line ends', () => {
    const { message, hint } = failure('state:"a\nb"');
    expect(`${message}${hint}`).not.toContain('\n');
    expect(message).toBe('"a b" is not a state of a socket');
  });

  it.each(['prot:80', 'node:internal', '--inspect', 'C:\\x', 'http://a/b'])('suggests %s what works', (input) => {
    const suggested = /command:\S+/.exec(failure(input).hint ?? '')?.[0] ?? '';
    expect(parseQuery(suggested).terms).toEqual([
      { key: 'command', negated: false, values: [{ kind: 'word', text: input }] },
    ]);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
