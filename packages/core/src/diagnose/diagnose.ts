import { PortholeError } from '../errors.ts';
import { giveVerdict } from '../explain/verdict/give-verdict.ts';
import { containerOf, processesOf } from '../explain/verdict/name-owner.ts';
import { blockersOf, listenersAt, listenersOf } from '../explain/verdict/pick-sockets.ts';
import type { Verdict, WhyQuestion } from '../explain/verdict/verdict.ts';
import type { ConnectTrial, VerdictFacts } from '../explain/verdict/verdict-facts.ts';
import type { Host } from '../host/host.ts';
import { openHost } from '../host/open-host.ts';
import { isLoopbackAddress, printEndpoint, unmapAddress } from '../model/endpoint.ts';
import type { InterfaceAddress } from '../model/snapshot.ts';
import type { DiagnoseHost, DiagnoseTarget } from './diagnose-target.ts';
import { findElsewhere } from './find-elsewhere.ts';
import { findHost, guessHost } from './find-host.ts';
import { planBinds } from './plan-binds.ts';
import { readHolders } from './read-holders.ts';
import { tryConnect } from './try-connect.ts';

export interface DiagnoseOptions {
  /** What fails: to bind it, to reach it, or whichever of the two does. Default: `both`. */
  readonly question?: WhyQuestion | undefined;
  /** Only look: bind nothing and connect to nothing. Default: only where the machine is a recording. */
  readonly onlyLook?: boolean | undefined;
  /** How long to wait for a connection to one address. Default: 3000. */
  readonly timeoutMs?: number | undefined;
  /** Paths of the sockets of container engines that are asked beside the usual ones. */
  readonly engineSockets?: readonly string[] | undefined;
  /** Reads this machine; opened and closed where it is left out. */
  readonly machine?: Host | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The verdict, and what it was concluded from. */
export interface Diagnosis {
  readonly takenAtMs: number;
  readonly question: WhyQuestion;
  readonly verdict: Verdict;
  readonly facts: VerdictFacts;
}

const TIMEOUT_MS = 3000;

/**
 * Why a port cannot be bound, or not be reached: one verdict, with its evidence and the way out. It looks at sockets,
 * rights and the firewall, and tries: it binds sockets of its own that it closes at once, and connects once to each
 * address. Nothing is sent, except where the port is usually a certain service: then what answers is asked what it is.
 * @throws PortholeError `invalid-argument` for what is no port; `unavailable` where this machine cannot be read at all;
 * the signal's reason.
 */
export async function diagnose(target: DiagnoseTarget, options: DiagnoseOptions = {}): Promise<Diagnosis> {
  const { port } = target;
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new PortholeError('invalid-argument', `a port is a whole number from 0 to 65535, not ${String(port)}`);
  }
  const machine = options.machine ?? (await openHost());
  try {
    const { facts, takenAtMs } = await gather(machine, target, options);
    return { takenAtMs, question: facts.question, verdict: giveVerdict(facts), facts };
  } finally {
    if (options.machine === undefined) await machine.close();
  }
}

async function gather(machine: Host, target: DiagnoseTarget, options: DiagnoseOptions) {
  const { port, protocol = 'tcp', host = { kind: 'any' } } = target;
  const { signal, timeoutMs = TIMEOUT_MS } = options;
  // What can only be read is another machine than the one that this program runs on.
  const onlyLook = options.onlyLook ?? machine.tryBind === undefined;
  const snapshot = await machine.snapshot({ protocols: [protocol], ports: { first: port, last: port }, signal });
  const { network } = snapshot;
  const hasIpv6 = network.interfaces.some(({ address }) => address.includes(':'));
  const { addresses, problem } = onlyLook
    ? guessHost(host, hasIpv6, snapshot.host.name)
    : await findHost(host, hasIpv6, signal);
  const isOwn = (address: string) => isOwnAddress(address, network.interfaces);
  const isHere = problem === undefined && addresses.every(isOwn);
  const asked = options.question ?? 'both';
  const question = asked === 'both' && !isHere ? 'reach' : asked;
  const sockets = isHere ? snapshot.sockets.filter(({ local }) => local.port === port) : [];
  const base = { port, protocol, host, sockets };
  const holders = await readHolders(machine, listenersOf(base), {
    ownPid: machine.recording?.reader.pid ?? process.pid,
    engineSockets: options.engineSockets ?? [],
  });

  const binds =
    question !== 'reach' && !onlyLook && port !== 0 ? await tryBinds(machine, base, addresses, isHere) : undefined;
  const connects: ConnectTrial[] = [];
  if (question !== 'bind' && protocol === 'tcp' && !onlyLook && port !== 0) {
    for (const address of addresses) {
      const own = isOwn(address);
      const isProxy =
        own && listenersAt(base, address).some((socket) => containerOf(socket, { holders })?.role === 'proxy');
      connects.push(await tryConnect({ address, port, machine, isHere: own, isProxy, timeoutMs, signal }));
    }
  }
  const served = listenersOf(base);
  const facts: VerdictFacts = {
    ...base,
    ...{ subject: subjectOf(host, port), question, isHere, network, binds, connects, holders },
    ranges: await machine.portRanges(),
    conditions: await machine.conditions(processesOf(served).map(({ pid }) => pid)),
    // Only what is nowhere here is looked for elsewhere: it takes a look at every process.
    elsewhere:
      isHere && served.length === 0 && question !== 'bind'
        ? await findElsewhere(machine, port, protocol, signal)
        : undefined,
    nameProblem: problem,
    gaps: isHere ? snapshot.gaps : [],
  };
  return { facts, takenAtMs: snapshot.takenAtMs };
}

type Base = Pick<VerdictFacts, 'port' | 'protocol' | 'host' | 'sockets'>;

async function tryBinds(machine: Host, base: Base, addresses: readonly string[], isHere: boolean) {
  const { host, port, protocol } = base;
  const names = blockersOf(base).map(({ local }) => printEndpoint(local));
  const plan = {
    ...{ port, protocol },
    addresses: bindAddresses(host, addresses),
    dual: host.kind === 'wildcard',
    isShared: new Set(names).size < names.length,
  };
  // A link-local address is bound with the number of its interface; and a name of other machines is nothing to bind.
  if (host.kind === 'address' ? host.zone !== undefined : !isHere) return undefined;
  return machine.tryBind?.(planBinds(plan));
}

function bindAddresses(host: DiagnoseHost, addresses: readonly string[]): readonly string[] {
  if (host.kind === 'wildcard') return [host.family === 'ipv4' ? '0.0.0.0' : '::'];
  if (host.kind !== 'any') return addresses;
  return addresses.map((address) => (address.includes(':') ? '::' : '0.0.0.0'));
}

function isOwnAddress(address: string, interfaces: readonly InterfaceAddress[]): boolean {
  const bare = unmapAddress(address.replace(/%.*$/, ''));
  return isLoopbackAddress(bare) || interfaces.some((own) => unmapAddress(own.address) === bare);
}

/** The port as people write it. */
function subjectOf(host: DiagnoseHost, port: number): string {
  switch (host.kind) {
    case 'any':
      return String(port);
    case 'wildcard':
      return host.family === 'ipv4' ? `0.0.0.0:${port}` : `[::]:${port}`;
    case 'localhost':
      return `localhost:${port}`;
    case 'name':
      return `${host.name}:${port}`;
    case 'address':
      return printEndpoint({ address: host.address, port, zone: host.zone });
  }
}
