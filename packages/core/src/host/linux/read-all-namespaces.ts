import type { Gap } from '../../model/gap.ts';
import type { NetworkNamespace } from '../../model/network-namespace.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { SnapshotOptions } from '../host.ts';
import { errnoCode } from '../source.ts';
import type { ContextSocket } from './context-socket.ts';
import { type FoundNamespace, findNetworkNamespaces } from './find-network-namespaces.ts';
import { Join, type JoinInputs } from './join.ts';
import { LentPorts, listenedPorts } from './lent-ports.ts';
import { makeContext, questionOf } from './make-context.ts';
import { NetworkSource } from './network-source.ts';
import { NetworkView } from './network-view.ts';
import { readSockets } from './read-sockets.ts';
import type { DiagQuestion } from './sock-diag-request.ts';

/** One network namespace that could be read. */
interface ReadNamespace {
  readonly sockets: ContextSocket[];
  readonly network: NetworkView;
  again(): ContextSocket[];
}

/** The sockets of every network namespace that can be read, joined with their holders in one go. */
export function readAllNamespaces(inputs: JoinInputs, options: SnapshotOptions): Snapshot {
  const { source, own, boot } = inputs;
  const takenAtMs = source.nowMs();
  const gaps: Gap[] = [];
  const join = new Join({ ...inputs, holderPass: 'all-holders' });
  const { found, refused } = findNetworkNamespaces(source, own.network);
  const read: ReadNamespace[] = [];
  const namespaces = found.map((each): NetworkNamespace => {
    const one = readOne(inputs, options, { join, each, gaps });
    if (one !== undefined) read.push(one);
    return { ...each.about, readable: one !== undefined };
  });
  if (refused > 0) gaps.push(refusedGap(refused));
  const sockets = read.flatMap((each) => each.sockets);
  join.resolve(sockets, () => read.flatMap((each) => each.again()));
  return {
    takenAtMs,
    host: { name: source.hostName(), os: 'linux', bootId: boot.bootId },
    network: read[0]?.network ?? new NetworkView(source),
    sockets,
    columns: undefined,
    namespaces,
    gaps: [...mergeGaps(gaps), ...join.gaps],
  };
}

interface Whole {
  readonly join: Join;
  readonly each: FoundNamespace;
  readonly gaps: Gap[];
}

/** By entering it, else by the `/proc/PID/net` of a process in it; `undefined`, and a gap, where neither can be had. */
function readOne(inputs: JoinInputs, options: SnapshotOptions, { join, each, gaps }: Whole): ReadNamespace | undefined {
  const { door, about } = each;
  const inside = about.own ? undefined : new NetworkSource(inputs.source, door);
  const source = inside ?? inputs.source;
  const refusal = inside && refusalOf(inside, each);
  if (refusal !== undefined && door.pid === undefined) {
    gaps.push(closedGap(about, refusal));
    return undefined;
  }
  const network = new NetworkView(source);
  const question = questionOf(options);
  const look = (asked: DiagQuestion, into: Gap[]): ContextSocket[] => readSockets(source, asked, context, into);
  const lent = new LentPorts(network, () => listenedPorts(look, question, sockets, undefined));
  const made = makeContext(inputs, options, { network, join, lent, namespace: about.inode });
  // Interfaces and port ranges are only known inside: from outside nothing may be concluded from them.
  const unknown = { reachOf: () => undefined, interfaceOf: () => undefined, isLent: () => false };
  const context = refusal === undefined ? made : { ...made, ...unknown };
  let sockets: ContextSocket[] = [];
  try {
    sockets = look(question, gaps);
  } catch (error) {
    if (about.own) throw error;
    gaps.push(closedGap(about, errnoCode(error) ?? String(error)));
    return undefined;
  }
  if (refusal !== undefined) gaps.push(outsideGap(refusal));
  return { sockets, network, again: () => readSockets(source.again(), question, context, []) };
}

/** Why the namespace cannot be entered; `undefined` if it can. */
function refusalOf(source: NetworkSource, { door }: FoundNamespace): string | undefined {
  try {
    source.within(door, () => undefined);
    return undefined;
  } catch (error) {
    const code = errnoCode(error);
    if (code === undefined) throw error;
    return code;
  }
}

function closedGap({ inode, names }: Pick<NetworkNamespace, 'inode' | 'names'>, why: string): Gap {
  const name = names[0] === undefined ? inode : `${names[0]} (${inode})`;
  const refused = why === 'EPERM' || why === 'EACCES';
  return {
    what: 'socket',
    reason: refused ? 'permission' : why === 'ENOSYS' ? 'no-ffi' : 'namespace',
    count: undefined,
    detail: `sockets of the network namespace ${name}, which cannot be entered (${why})`,
    remedy: refused ? 'root' : why === 'ENOSYS' ? 'install-koffi' : 'again',
  };
}

function outsideGap(why: string): Gap {
  return {
    what: 'field',
    reason: why === 'ENOSYS' ? 'no-ffi' : 'permission',
    count: 1,
    detail: 'network namespaces that are only read from outside: no reach, interfaces or lent ports',
    remedy: why === 'ENOSYS' ? 'install-koffi' : 'root',
  };
}

function refusedGap(count: number): Gap {
  return {
    what: 'socket',
    reason: 'permission',
    count,
    detail: 'processes whose network namespace may not be seen, so there may be more of those',
    remedy: 'root',
  };
}

/** The same gap of several namespaces is one. */
function mergeGaps(gaps: readonly Gap[]): Gap[] {
  const merged = new Map<string, Gap>();
  for (const gap of gaps) {
    const key = `${gap.reason} ${gap.detail}`;
    const before = merged.get(key);
    const count = before === undefined || gap.count === undefined ? gap.count : (before.count ?? 0) + gap.count;
    merged.set(key, { ...gap, count });
  }
  return [...merged.values()];
}
