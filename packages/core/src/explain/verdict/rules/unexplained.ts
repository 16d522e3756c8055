import { printEndpoint } from '../../../model/endpoint.ts';
import { packetFate } from '../../firewall/packet-fate.ts';
import { saw } from '../evidence.ts';
import { packetsOf } from '../firewall-packets.ts';
import { nameOwners, processesOf } from '../name-owner.ts';
import { failed, opened, servedBy } from '../reach-outcome.ts';
import type { VerdictCode, VerdictEvidence } from '../verdict.ts';
import type { ConnectTrial, VerdictFacts } from '../verdict-facts.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise, run } from '../ways-out.ts';

/** The same of a server on this machine: that is odder than that there is one. */
export const refusedThoughServed: VerdictRule = (facts) => {
  return failed(facts).some((trial) => servedBy(facts, trial).length > 0) ? unexplained(facts) : undefined;
};

/** It cannot be reached, and what can be read here does not say more than how that shows. */
export const unexplained: VerdictRule = (facts) => {
  const all = failed(facts);
  const trial = all.find((each) => servedBy(facts, each).length > 0) ?? all[0];
  if (trial === undefined || opened(facts).length > 0) return undefined;
  const servers = servedBy(facts, trial);
  const hidden = trial.isHere && facts.conditions.firewall.kind === 'unknown';
  const { code, sentence, help } = wordsFor(trial, facts, nameOwners(servers));
  return {
    code,
    about: 'reach',
    // Of this machine everything could be known, had one the rights.
    outcome: hidden ? 'unknown' : 'fails',
    sentence,
    evidence: perhapsFirewall(facts, trial),
    wayOut: [
      advise(help),
      ...(facts.isHere ? [] : [run('Ask that machine itself, on it:', 'why', String(facts.port))]),
    ],
    processes: processesOf(servers),
  };
};

interface Words {
  readonly code: VerdictCode;
  readonly sentence: string;
  readonly help: string;
}

function wordsFor(
  { endpoint, state, isHere, code: errno }: ConnectTrial,
  { subject }: VerdictFacts,
  servers: string,
): Words {
  const name = printEndpoint(endpoint);
  const at = subject === name ? subject : `${subject} (${name})`;
  switch (state) {
    case 'refused':
      return {
        code: 'refused',
        sentence:
          servers === ''
            ? `${at} refuses connections: that machine answers, and nobody listens there, or a firewall says so in its place.`
            : `${at} refuses connections although ${servers} listens: something in between says so, such as a firewall.`,
        help: 'See that the server runs there, listens on that address and not on 127.0.0.1, and has this port.',
      };
    case 'timed-out':
      return {
        code: 'timed-out',
        sentence: isHere
          ? `Nothing comes back from ${at}${servers === '' ? '' : `, although ${servers} listens`}: something drops it, such as a firewall.`
          : `Nothing comes back from ${at}: a firewall drops it, that machine is down, or its queue is full.`,
        help: isHere
          ? 'Run this again as root: then the rules of the firewall can be read.'
          : 'Look from another place whether the machine is up, and into the firewalls between.',
      };
    case 'forbidden':
      return {
        code: 'forbidden',
        sentence: `This machine does not let connections to ${at} out (${errno ?? 'refused'}).`,
        help: 'A firewall rule for outgoing packets, a BPF program of the control group, or a sandbox does that.',
      };
    default:
      return {
        code: 'unreachable',
        sentence: `There is no way to ${at} from here (${errno ?? 'unreachable'}): no route, or a router or host says that it cannot be delivered.`,
        help:
          errno === 'EINVAL'
            ? 'A link-local address needs the interface that it is on, as in fe80::1%eth0.'
            : 'Look at the routes (`ip route get ADDRESS`), and whether the interface or the VPN is up.',
      };
  }
}

/** A rule that may apply, where its tests are not all understood. */
function perhapsFirewall(facts: VerdictFacts, trial: ConnectTrial): readonly VerdictEvidence[] {
  const { firewall } = facts.conditions;
  if (firewall.kind === 'unknown') return [];
  for (const packet of packetsOf(facts, trial)) {
    const stop = packetFate(firewall.chains, packet);
    if (stop === undefined) continue;
    const { chain, rule } = stop;
    const where = `${chain.family} ${chain.table} ${chain.name}`;
    return [saw('firewall', `a rule of this machine may stop it: ${rule?.text ?? 'policy drop'} (${where})`)];
  }
  return [saw('firewall', 'no rule of this machine stops it')];
}
