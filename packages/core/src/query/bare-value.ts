import type { QueryKey } from './query.ts';
import { excerpt, queryError } from './query-error.ts';
import type { RawValue } from './raw-term.ts';

/** Refuses what no key can read: a missing value, a `!` in the wrong place, and a key inside of a list of words. */
export function checkBareValue(input: string, key: QueryKey | undefined, value: RawValue): void {
  const { kind, text, offset } = value;
  if (kind !== 'bare') return;
  if (text === '') {
    const [message, hint] = missingValue(input, key, offset);
    throw queryError(input, offset, message, hint);
  }
  if (text.startsWith('!')) {
    const term = key === undefined ? 'it as a term of its own' : `!${key}:${excerpt(text.slice(1))}`;
    const hint = `write ${term}; a text that begins with ! needs quotes`;
    throw queryError(input, offset, 'the ! goes before the whole term', hint);
  }
  // Of a term without a key the first value has no colon, or what stands before it would be the key.
  if (key === undefined && text.includes(':')) {
    const hint = 'put a blank between two terms, or the text in quotes';
    throw queryError(input, offset, `"${excerpt(text)}" cannot stand in a list of words`, hint);
  }
}

function missingValue(input: string, key: QueryKey | undefined, offset: number): readonly [string, string] {
  const list = 'write a list without blanks, as in port:80,443';
  if (input[offset - 1] === ',') return ['nothing stands after the comma', list];
  if (input[offset] === ',' || key === undefined) return ['nothing stands before the comma', list];
  return [`${key}: has no value`, `write it right after the colon, without a blank: ${EXAMPLES[key]}`];
}

const EXAMPLES: Readonly<Record<QueryKey, string>> = {
  port: 'port:3000, port:3000-3010 or port:80,443',
  local: 'local:127.0.0.1, local:10.0.0.0/8 or local:[::1]:3000',
  remote: 'remote:10.0.0.5, remote:10.0.0.0/8 or remote:[::1]:443',
  lport: 'lport:3000',
  rport: 'rport:443',
  pid: 'pid:48213',
  process: 'process:node',
  command: 'command:server.js',
  user: 'user:ana or user:1000',
  proto: 'proto:tcp or proto:udp',
  family: 'family:ipv4 or family:ipv6',
  state: 'state:listen or state:established,time-wait',
  reach: 'reach:this-machine, reach:network or reach:public',
  service: 'service:http',
  container: 'container:web',
  namespace: 'namespace:4026531840',
  host: 'host:alpha',
  label: 'label:backend',
};
