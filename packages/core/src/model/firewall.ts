import type { PortRange } from './snapshot.ts';
import type { Protocol } from './socket.ts';

/** Where on a packet's way through this machine a chain is asked (netfilter). */
export type FirewallHook = 'prerouting' | 'input' | 'forward' | 'output' | 'postrouting';

/** What a packet must be like for a rule to apply to it. */
export type FirewallTest = { readonly negated: boolean } & (
  | { readonly kind: 'protocol'; readonly names: readonly string[] }
  | { readonly kind: 'family'; readonly family: 'ipv4' | 'ipv6' }
  | {
      readonly kind: 'port';
      /** Of both where none is named. */
      readonly protocol: Protocol | undefined;
      readonly side: 'source' | 'destination';
      readonly ranges: readonly PortRange[];
    }
  | { readonly kind: 'address'; readonly side: 'source' | 'destination'; readonly prefixes: readonly AddressPrefix[] }
  /** A name that ends in `*` means all that begin so. */
  | { readonly kind: 'interface'; readonly way: 'in' | 'out'; readonly names: readonly string[] }
  | { readonly kind: 'state'; readonly states: readonly string[] }
  /** Something that is not understood here, so whether it holds is not known. */
  | { readonly kind: 'other'; readonly text: string }
);

/** `10.0.0.0/8` */
export interface AddressPrefix {
  readonly address: string;
  readonly length: number;
}

export type FirewallAction =
  | { readonly kind: 'accept' | 'drop' | 'reject' | 'return' | 'none' }
  | { readonly kind: 'jump' | 'goto'; readonly chain: string }
  /** Something that is not understood here and may decide about the packet. */
  | { readonly kind: 'other'; readonly text: string };

export interface FirewallRule {
  readonly tests: readonly FirewallTest[];
  readonly action: FirewallAction;
  /** As one finds it again in the tool that showed it: `tcp dport 8080 drop`. */
  readonly text: string;
  /** The same as words of a command line; empty for nftables, which goes by the handle. */
  readonly words: readonly string[];
  /** nftables' number of the rule, by which it can be deleted. */
  readonly handle: number | undefined;
}

export interface FirewallChain {
  readonly tool: 'nft' | 'iptables' | 'ip6tables';
  /** `ip`, `ip6` or `inet` (both). */
  readonly family: 'ip' | 'ip6' | 'inet';
  readonly table: string;
  readonly name: string;
  /** Where packets enter it; a chain without is only jumped to. */
  readonly hook: FirewallHook | undefined;
  /** It decides whether packets pass (`filter`), rather than where they go. */
  readonly filters: boolean;
  /** Chains of one hook are asked in this order, lowest first. */
  readonly priority: number;
  /** What becomes of a packet that no rule decides about. */
  readonly policy: 'accept' | 'drop';
  readonly rules: readonly FirewallRule[];
}

/** The rules of this network namespace, or why they are not known. */
export type FirewallReading =
  | { readonly kind: 'read'; readonly chains: readonly FirewallChain[] }
  | {
      readonly kind: 'unknown';
      readonly why: 'permission' | 'no-tool' | 'not-understood' | 'failed';
      readonly detail: string;
    };
