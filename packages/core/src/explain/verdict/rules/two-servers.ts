import { printEndpoint } from '../../../model/endpoint.ts';
import type { Socket } from '../../../model/socket.ts';
import { sawSocket } from '../evidence.ts';
import { containerOf, leaderOf, nameOwner, processesOf } from '../name-owner.ts';
import { servedBy } from '../reach-outcome.ts';
import type { VerdictFacts } from '../verdict-facts.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { run, targetOf } from '../ways-out.ts';

/** Which of two programs one reaches depends on the address, or on chance. */
export const twoServers: VerdictRule = (facts) => {
  const [one, other] = differentServers(facts);
  if (one === undefined || other === undefined) return undefined;
  const byChance = printEndpoint(one.local) === printEndpoint(other.local);
  const depends = byChance
    ? `both have ${printEndpoint(one.local)} (SO_REUSEPORT), and the system gives each connection to one of them`
    : `which one answers depends on the address, ${printEndpoint(one.local)} or ${printEndpoint(other.local)}`;
  return {
    code: 'two-servers',
    about: 'reach',
    outcome: 'fails',
    sentence: `Two servers have ${facts.subject}, ${nameOwner(one)} and ${nameOwner(other)}: ${depends}.`,
    evidence: [one, other].map(sawSocket),
    wayOut: [
      run('All about both:', 'who', targetOf(facts)),
      ...[one, other].flatMap((socket) => {
        const pid = leaderOf(socket.owner)?.pid;
        return pid === undefined ? [] : [run(`End ${nameOwner(socket)}:`, 'kill', `pid:${pid}`)];
      }),
    ],
    processes: processesOf([one, other]),
  };
};

/** Listeners that connections went to, of processes that do not belong together. */
function differentServers(facts: VerdictFacts): readonly Socket[] {
  const reached = facts.connects
    .filter(({ state }) => state === 'open' || state === 'closes')
    .flatMap((trial) => servedBy(facts, trial));
  const [one, ...others] = [...new Set(reached)].filter(({ owner }) => owner.kind === 'process');
  const other = others.find((socket) => one !== undefined && !belongTogether(one, socket, facts));
  return one === undefined || other === undefined ? [] : [one, other];
}

/** One process has both, or both run the same program (the workers of a server). */
function belongTogether(one: Socket, other: Socket, facts: VerdictFacts): boolean {
  const [a, b] = [one.owner, other.owner];
  if (a.kind !== 'process' || b.kind !== 'process') return true;
  if (a.holders.some(({ pid }) => b.holders.some((holder) => holder.pid === pid))) return true;
  // An engine has a process of its own for each address that it publishes a port on.
  if ([one, other].every((socket) => containerOf(socket, facts)?.role === 'proxy')) return true;
  const [first, second] = [leaderOf(a), leaderOf(b)];
  return first?.command !== undefined && JSON.stringify(first.command) === JSON.stringify(second?.command);
}
