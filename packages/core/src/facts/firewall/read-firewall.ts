import { errnoCode, NOT_RECORDED, type Source, type ToolOutput } from '../../host/source.ts';
import type { FirewallChain, FirewallReading } from '../../model/firewall.ts';
import { parseIptables } from './parse-iptables.ts';
import { parseNft } from './parse-nft.ts';

const UNKNOWN_TO_TOOLS = 'neither nft nor iptables-save is installed, so the firewall was not read';

/**
 * Reads the packet filter of this network namespace: nftables, which also has what the newer iptables wrote (but tells of
 * some of its tests only the name), and what iptables itself says, which may also be the older one.
 */
export function readFirewall(source: Pick<Source, 'tool'>): FirewallReading {
  const nft = ask(source, ['nft', '-j', 'list', 'ruleset']);
  let chains: readonly FirewallChain[] = [];
  if (nft.kind === 'refused') return notAllowed();
  if (nft.kind === 'failed') return notRun(nft.code);
  if (nft.kind === 'said') {
    const parsed = parseNft(nft.text);
    if (parsed === undefined) {
      return { kind: 'unknown', why: 'not-understood', detail: 'what `nft -j list ruleset` says was not understood' };
    }
    chains = parsed;
  }
  const older = [
    ['iptables', ask(source, ['iptables-save'])],
    ['ip6tables', ask(source, ['ip6tables-save'])],
  ] as const;
  for (const [tool, answer] of older) {
    if (answer.kind !== 'said') continue;
    const told = parseIptables(answer.text, tool);
    // The same rules as nftables has, with what only iptables can read of them.
    const again = new Set(told.map(({ family, table, name }) => `${family} ${table} ${name}`));
    chains = [...chains.filter(({ family, table, name }) => !again.has(`${family} ${table} ${name}`)), ...told];
  }
  if (nft.kind === 'absent' && older.some(([, answer]) => answer.kind === 'refused')) return notAllowed();
  const broken = older.map(([, answer]) => answer).find((answer) => answer.kind === 'failed');
  if (nft.kind === 'absent' && broken !== undefined) return notRun(broken.code);
  if (nft.kind === 'absent' && older.every(([, answer]) => answer.kind === 'absent')) {
    return { kind: 'unknown', why: 'no-tool', detail: UNKNOWN_TO_TOOLS };
  }
  return { kind: 'read', chains };
}

type Answer =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'absent' | 'refused' }
  | { readonly kind: 'failed'; readonly code: string };

function ask(source: Pick<Source, 'tool'>, command: readonly string[]): Answer {
  let output: ToolOutput;
  try {
    output = source.tool(command);
  } catch (error) {
    const code = errnoCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT') return { kind: 'absent' };
    return code === 'EACCES' || code === 'EPERM' ? { kind: 'refused' } : { kind: 'failed', code };
  }
  // Both tools end with a status of their own for "you must be root", and say nothing on stdout then.
  if (output.status !== 0) return { kind: 'refused' };
  return { kind: 'said', text: Buffer.from(output.stdout).toString('utf8') };
}

function notAllowed(): FirewallReading {
  return { kind: 'unknown', why: 'permission', detail: 'the firewall was not read: that takes root' };
}

function notRun(code: string): FirewallReading {
  const detail =
    code === NOT_RECORDED ? 'the recording has nothing of the firewall' : `listing the firewall failed (${code})`;
  return { kind: 'unknown', why: 'failed', detail };
}
