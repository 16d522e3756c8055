import type { FirewallChain, FirewallRule } from '../../model/firewall.ts';
import { holdsFor } from './holds-for.ts';
import type { Packet } from './packet.ts';

/** What stops a packet: a rule, or the policy of a chain where `rule` is not there. */
export interface FirewallStop {
  readonly how: 'drop' | 'reject';
  readonly chain: FirewallChain;
  readonly rule: FirewallRule | undefined;
  /** Every test on the way to it is understood, and holds. Else it only may apply. */
  readonly certain: boolean;
}

/** Chains that jump to each other without an end are refused by the kernel; it allows 16 (NFT_JUMP_STACK_SIZE). */
const DEEPEST = 16;

/**
 * What the packet filter does with a packet at one hook: the first thing that stops it; `undefined` if it passes. Where a
 * rule has tests that are not understood, the answer is the stop that it may come to, and says so.
 */
export function packetFate(chains: readonly FirewallChain[], packet: Packet): FirewallStop | undefined {
  const asked = chains
    .filter((chain) => chain.hook === packet.hook && chain.filters && isOfFamily(chain, packet))
    .sort((a, b) => a.priority - b.priority);
  let perhaps: FirewallStop | undefined;
  for (const chain of asked) {
    const walk = new Walk(chains, packet);
    const stop = walk.base(chain);
    if (stop?.certain) return stop;
    perhaps ??= stop ?? walk.perhaps;
  }
  return perhaps;
}

function isOfFamily({ family }: FirewallChain, packet: Packet): boolean {
  return family === 'inet' || family === (packet.family === 'ipv4' ? 'ip' : 'ip6');
}

type Outcome = FirewallStop | 'accept' | 'continue';

/** One packet on its way through a base chain and those that this one leads to. */
class Walk {
  /** The first stop that may or may not apply. */
  perhaps: FirewallStop | undefined;
  readonly #chains: readonly FirewallChain[];
  readonly #packet: Packet;
  /** The packet may have been let through already, by a rule that is not fully understood. */
  #mayHavePassed = false;

  constructor(chains: readonly FirewallChain[], packet: Packet) {
    this.#chains = chains;
    this.#packet = packet;
  }

  base(chain: FirewallChain): FirewallStop | undefined {
    const outcome = this.#chain(chain, true, 0);
    if (outcome === 'accept') return undefined;
    if (outcome !== 'continue') return outcome;
    return chain.policy === 'drop' ? this.#stop('drop', chain, undefined, true) : undefined;
  }

  /** `sure`: it is certain that the packet comes here. */
  #chain(chain: FirewallChain, sure: boolean, depth: number): Outcome {
    for (const rule of chain.rules) {
      const outcome = this.#rule(rule, chain, sure, depth);
      if (outcome === 'return') return 'continue';
      if (outcome !== 'continue') return outcome;
    }
    return 'continue';
  }

  #rule(rule: FirewallRule, chain: FirewallChain, sure: boolean, depth: number): Outcome | 'return' {
    const held = rule.tests.map((test) => holdsFor(test, this.#packet));
    if (held.includes(false)) return 'continue';
    const applies = sure && !held.includes(undefined);
    const { action } = rule;
    switch (action.kind) {
      case 'none':
        return 'continue';
      case 'drop':
      case 'reject': {
        const stop = this.#stop(action.kind, chain, rule, applies);
        if (applies) return stop;
        this.perhaps ??= stop;
        return 'continue';
      }
      case 'accept':
      case 'return':
        if (applies) return action.kind;
        this.#mayHavePassed = true;
        return 'continue';
      case 'other':
        this.#mayHavePassed = true;
        return 'continue';
      case 'jump':
      case 'goto': {
        const next = this.#find(chain, action.chain);
        if (next === undefined || depth >= DEEPEST) return 'continue';
        const outcome = this.#chain(next, applies, depth + 1);
        // Behind a chain that one went to, and did not jump to, there is no way back into this one.
        return outcome === 'continue' && action.kind === 'goto' && applies ? 'return' : outcome;
      }
    }
  }

  #find({ tool, family, table }: FirewallChain, name: string): FirewallChain | undefined {
    return this.#chains.find(
      (each) => each.tool === tool && each.family === family && each.table === table && each.name === name,
    );
  }

  #stop(how: 'drop' | 'reject', chain: FirewallChain, rule: FirewallRule | undefined, sure: boolean): FirewallStop {
    return { how, chain, rule, certain: sure && !this.#mayHavePassed };
  }
}
