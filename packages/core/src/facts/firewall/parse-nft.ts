import type { FirewallChain, FirewallHook, FirewallRule } from '../../model/firewall.ts';
import { isObject, type NftSets } from './nft-value.ts';
import { parseNftRule } from './parse-nft-rule.ts';

type Family = FirewallChain['family'];

const FAMILIES: readonly string[] = ['ip', 'ip6', 'inet'] satisfies Family[];
const HOOKS: readonly string[] = ['prerouting', 'input', 'forward', 'output', 'postrouting'] satisfies FirewallHook[];

/** Reads what `nft -j list ruleset` says (libnftables-json(5)); `undefined` where it is something else. */
export function parseNft(text: string): readonly FirewallChain[] | undefined {
  const items = itemsOf(text);
  if (items === undefined) return undefined;
  const sets: NftSets = new Map();
  const chains = new Map<string, FirewallChain & { readonly rules: FirewallRule[] }>();
  for (const item of items) {
    const { set, chain } = item;
    if (isObject(set) && Array.isArray(set.elem)) sets.set(`${set.family} ${set.table} ${set.name}`, set.elem);
    if (isObject(chain) && FAMILIES.includes(String(chain.family))) {
      const read = readChain(chain);
      chains.set(keyOf(chain.family, chain.table, chain.name), read);
    }
  }
  for (const { rule } of items) {
    if (!isObject(rule)) continue;
    const of = (name: string) => sets.get(`${rule.family} ${rule.table} ${name}`);
    chains.get(keyOf(rule.family, rule.table, rule.chain))?.rules.push(...parseNftRule(rule, of));
  }
  return [...chains.values()];
}

function itemsOf(text: string): readonly Record<string, unknown>[] | undefined {
  try {
    const document: unknown = JSON.parse(text);
    const items = isObject(document) ? document.nftables : undefined;
    return Array.isArray(items) ? items.filter(isObject) : undefined;
  } catch {
    return undefined; // no JSON
  }
}

function keyOf(family: unknown, table: unknown, name: unknown): string {
  return JSON.stringify([family, table, name]);
}

function readChain({ family, table, name, hook, type, prio, policy }: Record<string, unknown>) {
  return {
    tool: 'nft' as const,
    family: family as Family,
    table: String(table),
    name: String(name),
    hook: HOOKS.includes(String(hook)) ? (hook as FirewallHook) : undefined,
    filters: type === 'filter',
    priority: typeof prio === 'number' ? prio : 0,
    policy: policy === 'drop' ? ('drop' as const) : ('accept' as const),
    rules: [] as FirewallRule[],
  };
}
