import type { Host } from '../host/host.ts';
import { AcceptorWatch } from './acceptor-watch.ts';
import type { FoundAddress } from './find-addresses.ts';
import { hintsFor } from './hints.ts';
import { identify } from './identify.ts';
import { openConnection } from './open-connection.ts';
import type { AddressReport, ProbeLevel } from './probe-report.ts';
import type { Recogniser } from './recogniser.ts';

/** One address of a TCP port, and what may be done there. */
export interface StreamTask {
  readonly name: string;
  readonly found: FoundAddress;
  readonly port: number;
  readonly level: ProbeLevel;
  readonly wantsTls: boolean;
  readonly timeoutMs: number;
  readonly recognisers: readonly Recogniser[];
  /** Of an address of this machine: who reads it. */
  readonly machine: Host | undefined;
  /** Names of the programs that hold the port, as far as they could be seen. */
  readonly programs: readonly string[];
  readonly signal: AbortSignal | undefined;
}

type StreamReport = Pick<
  AddressReport,
  | 'state'
  | 'code'
  | 'connectMs'
  | 'firstByteMs'
  | 'totalMs'
  | 'connections'
  | 'answer'
  | 'tls'
  | 'unknownBytes'
  | 'acceptedBy'
>;

const NOTHING = {
  code: undefined,
  connectMs: undefined,
  firstByteMs: undefined,
  answer: undefined,
  tls: undefined,
  unknownBytes: undefined,
  acceptedBy: undefined,
};

/** On loopback every server that was measured spoke within 210 ms, the slowest one forking cold. */
const BANNER_MS = 300;
const ANSWER_MS = 350;
/** After a match that further bytes may add to, and after bytes that mean nothing to anybody. */
const REST_MS = 40;
/** Everything that follows the first connection. With partings and look-ups it stays below 1.5 s on loopback. */
const BUDGET_MS = 1200;
const DEEP_BUDGET_MS = 5000;
const MOST_CONNECTIONS = 3;
const MOST_CONNECTIONS_DEEP = 10;
/** A distant server gets this many round trips more in all. */
const ROUND_TRIPS = 12;
const LONGEST_BUDGET_MS = 8000;

/** Connects to one address and finds out what answers there. */
export async function probeStream(task: StreamTask): Promise<StreamReport> {
  const { found, port, level, timeoutMs, signal } = task;
  const began = performance.now();
  const since = (at: number | undefined) => (at === undefined ? undefined : at - began);
  const opening = await openConnection(found.address, port, timeoutMs, signal);
  if (opening.kind === 'failed') {
    const { state, code, ms } = opening;
    return { ...NOTHING, state, code, totalMs: ms, connections: 1 };
  }
  const { socket, ms: connectMs } = opening;
  const acceptor = new AcceptorWatch(socket, task.machine);
  if (level === 'connect') {
    await acceptor.lookLong();
    const acceptedBy = acceptor.owner;
    socket.destroy();
    return { ...NOTHING, state: 'open', connectMs, acceptedBy, totalMs: performance.now() - began, connections: 1 };
  }
  const deep = level === 'deep';
  const extra = Math.min(connectMs, 500);
  const budget = Math.min((deep ? DEEP_BUDGET_MS : BUDGET_MS) + ROUND_TRIPS * extra, LONGEST_BUDGET_MS);
  const identified = await identify(socket, {
    host: task.name,
    address: found.address,
    port,
    recognisers: deep ? task.recognisers : task.recognisers.map(withoutDeepWords),
    hints: hintsFor(port, task.programs),
    wantsTls: task.wantsTls,
    listenOnly: level === 'banner',
    deep,
    bannerMs: (level === 'banner' ? 2 : 1) * (BANNER_MS + 2 * extra),
    answerMs: ANSWER_MS + 2 * extra,
    mostConnections: deep ? MOST_CONNECTIONS_DEEP : MOST_CONNECTIONS,
    restMs: REST_MS + 2 * extra,
    deadline: performance.now() + Math.min(budget, timeoutMs),
    acceptor,
    signal,
  });
  return {
    state: identified.closes ? 'closes' : 'open',
    code: undefined,
    connectMs,
    firstByteMs: since(identified.firstByteAt),
    totalMs: performance.now() - began,
    connections: identified.connections,
    answer: identified.match,
    tls: identified.tls,
    unknownBytes: identified.unknownBytes,
    acceptedBy: acceptor.owner,
  };
}

/** What is recognised is told at every level, even if it is only asked for at the deep one. */
function withoutDeepWords(recogniser: Recogniser): Recogniser {
  if (recogniser.level !== 'deep') return recogniser;
  const { payload, followUp, ...silent } = recogniser;
  return silent;
}
