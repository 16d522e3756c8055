import type { FirewallRule, FirewallTest } from '../../model/firewall.ts';

/** A rule in the words of nft(8): `tcp dport 8080 drop`. What was not understood stands there by its name. */
export function printRule({ tests, action }: Pick<FirewallRule, 'tests' | 'action'>): string {
  const words = tests.map(printTest);
  if (action.kind === 'jump' || action.kind === 'goto') words.push(`${action.kind} ${action.chain}`);
  else if (action.kind === 'other') words.push(action.text);
  else if (action.kind !== 'none') words.push(action.kind);
  return words.join(' ');
}

function printTest(test: FirewallTest): string {
  const not = test.negated ? '!= ' : '';
  switch (test.kind) {
    case 'protocol':
      return `meta l4proto ${not}${list(test.names)}`;
    case 'family':
      return `meta nfproto ${not}${test.family}`;
    case 'port': {
      const ports = test.ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
      return `${test.protocol ?? 'th'} ${test.side === 'source' ? 'sport' : 'dport'} ${not}${list(ports)}`;
    }
    case 'address': {
      const texts = test.prefixes.map(({ address, length }) => {
        return length === (address.includes(':') ? 128 : 32) ? address : `${address}/${length}`;
      });
      const family = test.prefixes[0]?.address.includes(':') ? 'ip6' : 'ip';
      return `${family} ${test.side === 'source' ? 'saddr' : 'daddr'} ${not}${list(texts)}`;
    }
    case 'interface':
      return `${test.way === 'in' ? 'iifname' : 'oifname'} ${not}${list(test.names)}`;
    case 'state':
      return `ct state ${not}${list(test.states)}`;
    case 'other':
      return `(${test.text})`;
  }
}

function list(texts: readonly string[]): string {
  return texts.length === 1 ? (texts[0] ?? '') : `{ ${texts.join(', ')} }`;
}
