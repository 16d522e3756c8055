import type { ProcessDetail } from '../model/process.ts';
import { type Ancestor, isInit, toAncestor } from './ancestor.ts';
import { type CgroupFacts, readCgroup } from './read-cgroup.ts';
import type { Why, WhySource, WhySourceKind } from './why.ts';

/** What the rules look at: the process, those above it (nearest first), and what its control group tells. */
interface Facts {
  readonly self: Ancestor;
  readonly above: readonly Ancestor[];
  readonly all: readonly Ancestor[];
  readonly cgroup: string;
  readonly group: CgroupFacts;
}

/** Inode of the first pid namespace (include/linux/proc_ns.h). */
const INITIAL_PID_NAMESPACE = '4026531836';

type Rule = (facts: Facts) => WhySource | undefined;

/**
 * In this order, since of several true answers the one counts that would start it again: a manager before the container
 * that it is in, a session that somebody opened before the unit that the session is in, a service before the script
 * that begins it.
 */
const RULES: readonly Rule[] = [
  kernel,
  ancestorOf('process-manager'),
  kubernetes,
  container,
  ancestorOf('cron', 'ssh', 'terminal-multiplexer'),
  shell('interactive'),
  unit('.service'),
  packageScript,
  unit('.scope'),
  shell('script'),
  firstProcess,
  init,
];

/**
 * Tells why a process runs, from its ancestors (nearest first; `[0]` is the process itself, at least that one).
 *
 * Every answer names the fact that it was concluded from. What the chain and the control group do not tell is `unknown`.
 */
export function whyRunning(ancestry: readonly ProcessDetail[]): Why {
  const all = ancestry.map(toAncestor);
  const [self, ...above] = all;
  const chain = all.map(({ process, label }) => ({ pid: process.pid, name: process.name, label })).reverse();
  if (self === undefined) return { chain, source: UNKNOWN, script: undefined };
  const cgroup = self.process.cgroup ?? '';
  const facts: Facts = { self, above, all, cgroup, group: readCgroup(cgroup) };
  for (const rule of RULES) {
    const source = rule(facts);
    if (source !== undefined) return { chain, source, script: nearestScript(all) };
  }
  return { chain, source: UNKNOWN, script: nearestScript(all) };
}

const UNKNOWN: WhySource = { kind: 'unknown', name: undefined, evidence: 'what started it could not be seen' };

function nearestScript(all: readonly Ancestor[]): string | undefined {
  return all.find((each) => each.script !== undefined)?.script;
}

/** All kernel threads descend from kthreadd, which is always process 2 and never has arguments. */
function kernel({ self }: Facts): WhySource | undefined {
  const { pid, parentPid, command } = self.process;
  const isThread = (pid === 2 || parentPid === 2) && command?.length === 0;
  return isThread
    ? { kind: 'kernel', name: undefined, evidence: 'a kernel thread: kthreadd (pid 2) started it' }
    : undefined;
}

function ancestorOf(...kinds: readonly WhySourceKind[]): Rule {
  return ({ above }) => {
    const found = above.find((each) => each.supervisor !== undefined && kinds.includes(each.supervisor.kind));
    if (found?.supervisor === undefined) return undefined;
    const { kind, name } = found.supervisor;
    return { kind, name, evidence: ancestorEvidence(found) };
  };
}

function kubernetes({ group, cgroup }: Facts): WhySource | undefined {
  if (!group.isKubernetes) return undefined;
  const name = group.pod !== undefined ? `pod ${group.pod}` : group.container?.slice(0, 12);
  return { kind: 'kubernetes', name, evidence: `control group ${cgroup}` };
}

/** The engine's helper knows the name; the control group only the id. conmon itself holds ports for its container. */
function container({ all, group, cgroup }: Facts): WhySource | undefined {
  const helper = all.find((each) => each.supervisor?.kind === 'container');
  const words = helper?.program?.words ?? [];
  const told = optionValue(words, '-n') ?? optionValue(words, '-id')?.slice(0, 12);
  if (group.container !== undefined) {
    const id = group.container;
    const isSame = optionValue(words, '-c')?.startsWith(id) === true;
    const name = isSame && told !== undefined ? told : /^[\da-f]{12,64}$/.test(id) ? id.slice(0, 12) : id;
    return { kind: 'container', name, evidence: `control group ${cgroup}` };
  }
  if (helper === undefined) return undefined;
  const evidence = helper === all[0] ? `it is ${helper.label}, which runs the container` : ancestorEvidence(helper);
  return { kind: 'container', name: told, evidence };
}

function optionValue(words: readonly string[], option: string): string | undefined {
  const at = words.indexOf(option);
  return at < 0 ? undefined : words[at + 1];
}

function shell(kind: Ancestor['shell']): Rule {
  return ({ above }) => {
    const found = above.find((each) => each.shell === kind);
    return found && { kind: 'shell', name: found.label, evidence: ancestorEvidence(found) };
  };
}

function unit(suffix: '.service' | '.scope'): Rule {
  return ({ group, cgroup }) => {
    if (group.unit?.endsWith(suffix) !== true) return undefined;
    return { kind: 'systemd-unit', name: group.unit, evidence: `control group ${cgroup}` };
  };
}

function packageScript({ above }: Facts): WhySource | undefined {
  const found = above.find((each) => each.script !== undefined);
  return found && { kind: 'package-script', name: found.script, evidence: ancestorEvidence(found) };
}

/**
 * Process 1 of a whole machine is an init, if often one of a kind of its own (in small virtual machines). In a pid
 * namespace that is not the machine's first one, it is the first process of a container.
 */
function firstProcess({ all }: Facts): WhySource | undefined {
  const first = all.find((each) => each.process.pid === 1);
  if (first === undefined || first.program === undefined || isInit(first)) return undefined;
  if (all.every(({ process }) => (process.namespaces?.pid ?? INITIAL_PID_NAMESPACE) === INITIAL_PID_NAMESPACE)) {
    return { kind: 'init', name: first.label, evidence: 'it is process 1' };
  }
  return { kind: 'container', name: undefined, evidence: `process 1 is ${first.label}, not the init of a machine` };
}

function init({ self, above }: Facts): WhySource | undefined {
  if (isInit(self)) return { kind: 'init', name: self.label, evidence: 'it is process 1' };
  const [parent] = above;
  if (parent === undefined || !isInit(parent)) return undefined;
  const evidence = 'its parent is process 1, which started it or took it over when its starter ended';
  return { kind: 'init', name: parent.label, evidence };
}

function ancestorEvidence({ label, process }: Ancestor): string {
  const terminal = process.terminal === undefined ? '' : ` on ${process.terminal}`;
  return `ancestor ${label} (pid ${process.pid})${terminal}`;
}
