import { isLoopbackAddress, printEndpoint } from '../../../model/endpoint.ts';
import { type FirewallStop, packetFate } from '../../firewall/packet-fate.ts';
import { saw, sawSocket } from '../evidence.ts';
import { packetsOf } from '../firewall-packets.ts';
import { nameOwners, processesOf } from '../name-owner.ts';
import { listenersOf } from '../pick-sockets.ts';
import { failed, opened, servedBy } from '../reach-outcome.ts';
import type { VerdictWayOut } from '../verdict.ts';
import type { VerdictFacts } from '../verdict-facts.ts';
import type { Conclusion, VerdictRule } from '../verdict-rule.ts';
import { runSystem } from '../ways-out.ts';

const WITHOUT = 'Without that rule (who put it there may do so again):';

/** A rule of this machine's packet filter is in the way of what was tried, or of everybody else. */
export const firewall: VerdictRule = (facts) => ofOurs(facts) ?? ofOthers(facts);

/** Our own attempt failed, and a rule explains that. */
function ofOurs(facts: VerdictFacts): Conclusion | undefined {
  const { conditions } = facts;
  if (conditions.firewall.kind === 'unknown') return undefined;
  for (const trial of failed(facts)) {
    const servers = servedBy(facts, trial);
    // Refused where nobody listens needs no rule to explain it.
    if (trial.isHere && servers.length === 0) continue;
    for (const packet of packetsOf(facts, trial)) {
      const stop = packetFate(conditions.firewall.chains, packet);
      if (stop === undefined || !fits(stop, trial.state) || !stop.certain) continue;
      const of = servers.length === 0 ? '' : `, although ${nameOwners(servers)} listens`;
      const name = printEndpoint(trial.endpoint);
      return {
        ...conclude(stop),
        sentence: `The firewall of this machine ${does(stop)} what is sent to ${name}${of}: ${nameStop(stop)}.`,
        evidence: [saw('firewall', tellStop(stop, packet.hook))],
        processes: processesOf(servers),
      };
    }
  }
  return undefined;
}

/** It works from here, over the loopback interface, and what comes from other machines is stopped. */
function ofOthers(facts: VerdictFacts): Conclusion | undefined {
  const { conditions, network } = facts;
  if (conditions.firewall.kind === 'unknown' || facts.question === 'bind' || isAboutLoopback(facts)) return undefined;
  const listeners = listenersOf(facts).filter(({ local }) => !isLoopbackAddress(local.address));
  const worked = opened(facts).some(({ isHere }) => isHere);
  if (!worked || listeners.length === 0) return undefined;
  const links = [...new Set(network.interfaces.filter(({ loopback }) => !loopback).map(({ name }) => name))];
  for (const link of links) {
    const stop = packetFate(conditions.firewall.chains, {
      hook: 'input',
      family: listeners.every(({ family, dualStack }) => family === 'ipv6' && dualStack === false) ? 'ipv6' : 'ipv4',
      protocol: facts.protocol,
      source: { address: undefined, port: undefined },
      destination: { address: undefined, port: facts.port },
      in: link,
      out: undefined,
      state: 'new',
    });
    if (!stop?.certain) continue;
    return {
      ...conclude(stop),
      sentence: `${facts.subject} can be reached from this machine, but not from others: its firewall ${does(stop)} what comes by ${link}, ${nameStop(stop)}.`,
      evidence: [saw('firewall', tellStop(stop, 'input')), ...listeners.map(sawSocket)],
      processes: processesOf(listeners),
    };
  }
  return undefined;
}

/** Who asks for a loopback address does not mean other machines. */
function isAboutLoopback({ host }: VerdictFacts): boolean {
  return host.kind === 'localhost' || (host.kind === 'address' && isLoopbackAddress(host.address));
}

function conclude(stop: FirewallStop) {
  return { code: 'firewall', about: 'reach', outcome: 'fails', wayOut: lookAt(stop) } as const;
}

/** A reject shows as a refusal or as "no way there"; what is dropped never comes back. */
function fits({ how }: FirewallStop, state: string): boolean {
  return how === 'drop' ? state === 'timed-out' || state === 'forbidden' : state !== 'timed-out';
}

function does({ how }: FirewallStop): string {
  return how === 'drop' ? 'drops' : 'rejects';
}

function nameStop({ rule, chain }: FirewallStop): string {
  return rule === undefined ? `the policy of the chain ${chain.name} is drop` : `the rule \`${rule.text}\``;
}

function tellStop({ chain, rule }: FirewallStop, hook: string): string {
  const number = rule?.handle === undefined ? '' : `, handle ${rule.handle}`;
  return `${chain.tool}: table ${chain.family} ${chain.table}, chain ${chain.name} (${hook})${number}: ${rule?.text ?? 'policy drop'}`;
}

function lookAt({ chain, rule }: FirewallStop): readonly VerdictWayOut[] {
  const { tool, family, table, name } = chain;
  if (tool !== 'nft') {
    const list = [tool, '-t', table, '-nvL', name, '--line-numbers'];
    return [runSystem('The rules, with their numbers:', list, true), ...withoutIptables({ chain, rule })];
  }
  const look = runSystem('The rules, with their handles:', ['nft', '-a', 'list', 'chain', family, table, name], true);
  if (rule?.handle === undefined) return [look];
  const words = ['nft', 'delete', 'rule', family, table, name, 'handle', String(rule.handle)];
  return [look, runSystem(WITHOUT, words, true)];
}

/** iptables deletes a rule by its own words. */
function withoutIptables({ chain, rule }: Pick<FirewallStop, 'chain' | 'rule'>): readonly VerdictWayOut[] {
  if (rule === undefined) return [];
  const words = [chain.tool, '-t', chain.table, '-D', chain.name, ...rule.words];
  return [runSystem(WITHOUT, words, true)];
}
