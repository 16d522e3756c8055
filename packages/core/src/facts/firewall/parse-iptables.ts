import type {
  AddressPrefix,
  FirewallAction,
  FirewallChain,
  FirewallHook,
  FirewallRule,
  FirewallTest,
} from '../../model/firewall.ts';
import type { PortRange } from '../../model/snapshot.ts';
import { splitWords } from './split-words.ts';

const HOOKS: Readonly<Record<string, FirewallHook>> = {
  PREROUTING: 'prerouting',
  INPUT: 'input',
  FORWARD: 'forward',
  OUTPUT: 'output',
  POSTROUTING: 'postrouting',
};
/** The order in which the tables are asked (linux/netfilter_ipv4.h). */
const PRIORITIES: Readonly<Record<string, number>> = { raw: -300, mangle: -150, nat: -100, filter: 0, security: 50 };

/** Reads what `iptables-save` or `ip6tables-save` says (iptables-save(8)). */
export function parseIptables(text: string, tool: 'iptables' | 'ip6tables'): readonly FirewallChain[] {
  const chains = new Map<string, FirewallChain & { readonly rules: FirewallRule[] }>();
  let table = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('*')) table = line.slice(1).trim();
    const [, name, policy] = /^:(\S+) (\S+)/.exec(line) ?? [];
    if (name !== undefined) {
      chains.set(`${table} ${name}`, {
        tool,
        family: tool === 'iptables' ? 'ip' : 'ip6',
        table,
        name,
        hook: HOOKS[name],
        filters: table !== 'nat',
        priority: PRIORITIES[table] ?? 0,
        policy: policy === 'DROP' ? 'drop' : 'accept',
        rules: [],
      });
    }
    const [, chain, rest] = /^(?:\[\d+:\d+\] )?-A (\S+) ?(.*)$/.exec(line) ?? [];
    if (chain !== undefined) chains.get(`${table} ${chain}`)?.rules.push(parseRule(rest ?? '', tool));
  }
  return [...chains.values()];
}

function parseRule(text: string, tool: 'iptables' | 'ip6tables'): FirewallRule {
  const words = splitWords(text);
  const tests: FirewallTest[] = [];
  let action: FirewallAction = { kind: 'none' };
  let protocol: string | undefined;
  for (let at = 0; at < words.length; ) {
    const negated = words[at] === '!';
    if (negated) at++;
    const option = words[at] ?? '';
    const value = words[at + 1] ?? '';
    // Some options are words of their own: `-f`, `--limit-iface-in`.
    at += /^-[a-z-]/i.test(value) ? 1 : 2;
    if (option === '-p') protocol = value;
    if (option === '-m') continue; // What the match tests comes as options of its own.
    if (option === '--comment' || option === '--reject-with') continue;
    if (option === '-j' || option === '-g') {
      action = actionOf(option, value);
      // What is left are options of the target.
      break;
    }
    tests.push(testOf(option, value, negated, protocol, tool));
    // A test that is not known may have any number of values.
    while (at < words.length && !words[at]?.startsWith('-') && words[at] !== '!') at++;
  }
  return { tests, action, handle: undefined, text, words };
}

function actionOf(option: string, target: string): FirewallAction {
  switch (target) {
    case 'ACCEPT':
      return { kind: 'accept' };
    case 'DROP':
      return { kind: 'drop' };
    case 'REJECT':
      return { kind: 'reject' };
    case 'RETURN':
      return { kind: 'return' };
    case 'NFQUEUE':
      return { kind: 'other', text: target };
    default:
      // A chain of the user's, or a target that decides nothing (LOG, MARK ...), which no chain is called.
      return { kind: option === '-g' ? 'goto' : 'jump', chain: target };
  }
}

function testOf(
  option: string,
  value: string,
  negated: boolean,
  protocol: string | undefined,
  tool: 'iptables' | 'ip6tables',
): FirewallTest {
  const side = /^(-d|--dport|--dports|--destination-port)$/.test(option) ? 'destination' : 'source';
  switch (option) {
    case '-p':
      return { kind: 'protocol', names: [value], negated };
    case '-i':
    case '-o':
      return { kind: 'interface', way: option === '-i' ? 'in' : 'out', names: [value.replace(/\+$/, '*')], negated };
    case '-s':
    case '-d':
      return { kind: 'address', side, prefixes: [prefixOf(value, tool)], negated };
    case '--dport':
    case '--sport':
    case '--dports':
    case '--sports': {
      const known = protocol === 'tcp' || protocol === 'udp' ? protocol : undefined;
      return { kind: 'port', protocol: known, side, ranges: value.split(',').map(rangeOf), negated };
    }
    case '--ctstate':
    case '--state':
      return { kind: 'state', states: value.toLowerCase().split(','), negated };
    default:
      return { kind: 'other', text: option, negated: false };
  }
}

function rangeOf(text: string): PortRange {
  const [first = '', last = first] = text.split(':');
  return { first: Number(first || 0), last: Number(last || 65_535) };
}

function prefixOf(text: string, tool: 'iptables' | 'ip6tables'): AddressPrefix {
  const [address = '', length] = text.split('/');
  return { address, length: length === undefined ? (tool === 'iptables' ? 32 : 128) : Number(length) };
}
