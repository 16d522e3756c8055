import type { BindTrial } from '../../model/bind-trial.ts';
import { printEndpoint } from '../../model/endpoint.ts';
import { isListener, type Socket } from '../../model/socket.ts';
import { nameOwner } from './name-owner.ts';
import type { VerdictEvidence } from './verdict.ts';
import type { ConnectTrial, VerdictFacts } from './verdict-facts.ts';

export function saw(what: string, text: string): VerdictEvidence {
  return { what, text, unknown: false };
}

export function unseen(what: string, text: string, remedy?: 'root'): VerdictEvidence {
  return { what, text, unknown: true, remedy };
}

/** `node (PID 4711) listens on 127.0.0.1:3000`. */
export function sawSocket(socket: Socket): VerdictEvidence {
  const does = isListener(socket) && socket.protocol === 'tcp' ? 'listens on' : 'has bound';
  const also = socket.dualStack === true ? ', and serves IPv4 with it' : '';
  return saw('listener', `${nameOwner(socket)} ${does} ${printEndpoint(socket.local)}${also}`);
}

/** What was tried, and what could not be looked at, as far as it bears on what the verdict is about. */
export function commonEvidence(facts: VerdictFacts, about: 'bind' | 'reach'): readonly VerdictEvidence[] {
  const binds = facts.question === 'reach' ? [] : tellBinds(facts);
  const connects = tellConnects(facts);
  const firewall =
    facts.conditions.firewall.kind === 'unknown' && about === 'reach'
      ? [unseen('firewall', facts.conditions.firewall.detail, rightsFor(facts))]
      : [];
  const programs = [...facts.holders].flatMap(([pid, { label }]) => {
    return label === undefined ? [] : [saw('process', `process ${pid} is: ${label}`)];
  });
  const gaps = facts.gaps
    .filter(({ what, reason }) => what === 'socket' || (what === 'owner' && reason === 'permission'))
    .map(({ what, detail, remedy }) => unseen(what, `not seen: ${detail}`, remedy === 'root' ? 'root' : undefined));
  return about === 'bind'
    ? [...programs, ...binds, ...connects, ...gaps]
    : [...programs, ...connects, ...firewall, ...binds, ...gaps];
}

function rightsFor({ conditions: { firewall } }: VerdictFacts): 'root' | undefined {
  return firewall.kind === 'unknown' && firewall.why === 'permission' ? 'root' : undefined;
}

function tellBinds({ binds, isHere, port }: VerdictFacts): readonly VerdictEvidence[] {
  if (binds === undefined) {
    return isHere && port !== 0
      ? [unseen('bind', 'binding it was not tried: this takes the running machine, and koffi')]
      : [];
  }
  const byAddress = groupByName(binds);
  return [...byAddress].map(([name, trials]) => {
    const outcomes = new Set(trials.map(({ code }) => code));
    if (outcomes.size === 1) {
      const [code] = outcomes;
      return saw('bind', `trial bind of ${name}: ${code ?? 'it can be bound'}`);
    }
    return saw('bind', `trial bind of ${name}: ${trials.map(tellTrial).join(', ')}`);
  });
}

function groupByName(binds: readonly BindTrial[]): Map<string, BindTrial[]> {
  const groups = new Map<string, BindTrial[]>();
  for (const trial of binds) groups.set(nameOf(trial), [...(groups.get(nameOf(trial)) ?? []), trial]);
  return groups;
}

function nameOf({ address, port, onlyIpv6 }: BindTrial): string {
  const both = address === '::' && !onlyIpv6 ? ' with its IPv4 side' : '';
  return `${printEndpoint({ address, port })}${both}`;
}

const REUSE = { none: 'plainly', address: 'with SO_REUSEADDR', port: 'with SO_REUSEPORT' } as const;

function tellTrial({ reuse, code }: BindTrial): string {
  return `${REUSE[reuse]} ${code ?? 'it can be bound'}`;
}

function tellConnects(facts: VerdictFacts): readonly VerdictEvidence[] {
  const { connects, question, protocol, port, nameProblem } = facts;
  const wanted = question !== 'bind' && protocol === 'tcp' && port !== 0 && nameProblem === undefined;
  if (wanted && connects.length === 0) {
    return [unseen('connect', 'connecting to it was not tried: this takes the running machine')];
  }
  return connects.map(tellConnect);
}

const STATES: Readonly<Record<ConnectTrial['state'], string>> = {
  open: 'it was made',
  closes: 'it was made, and closed at once by the other side',
  refused: 'refused',
  'timed-out': 'nothing came back',
  unreachable: 'no way there',
  forbidden: 'this machine does not let it out',
  'held-back': 'not made, since it would do harm there',
};

function tellConnect(trial: ConnectTrial): VerdictEvidence {
  const { endpoint, state, code, acceptedBy, ms } = trial;
  const which = code === undefined ? '' : ` (${code})`;
  const by =
    acceptedBy === undefined || acceptedBy.kind !== 'process'
      ? ''
      : `, accepted by ${nameOwner({ owner: acceptedBy, user: undefined, uid: undefined })}`;
  const after = state === 'timed-out' ? ` in ${(ms / 1000).toFixed(1)} s` : '';
  return saw('connect', `connection to ${printEndpoint(endpoint)}: ${STATES[state]}${after}${which}${by}`);
}
