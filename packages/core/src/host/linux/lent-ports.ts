import type { Gap } from '../../model/gap.ts';
import type { PortRange } from '../../model/snapshot.ts';
import { type Protocol, SOCKET_STATES } from '../../model/socket.ts';
import type { SocketColumns } from '../../model/socket-columns.ts';
import type { ContextSocket } from './context-socket.ts';
import type { NetworkView } from './network-view.ts';
import type { DiagQuestion } from './sock-diag-request.ts';

const LISTEN = SOCKET_STATES.indexOf('listen');
const NO_PORTS: PortRange = { first: 65_536, last: -1 };

/** Ports that somebody listens on. Where not all sockets were asked for, listeners may be missing: they are read too. */
export function listenedPorts(
  read: (question: DiagQuestion, gaps: Gap[]) => ContextSocket[],
  question: DiagQuestion,
  sockets: readonly ContextSocket[],
  columns: SocketColumns | undefined,
): Set<number> {
  const all = question.states === undefined && question.ports === undefined && question.protocols.includes('tcp');
  const listening = { ...question, protocols: ['tcp' as const], listening: true, ports: undefined, states: undefined };
  const ports = new Set<number>();
  if (all && columns !== undefined) {
    const { states, ports: both } = columns;
    for (let row = 0; row < states.length; row++) if (states[row] === LISTEN) ports.add((both[row] as number) >>> 16);
    return ports;
  }
  for (const socket of all ? sockets : read(listening, [])) {
    if (socket.state === 'listen') ports.add(socket.localPort);
  }
  return ports;
}

/** Ports that the system lends out, without those that somebody listens on. */
export class LentPorts {
  readonly #network: NetworkView;
  readonly #findListened: () => Set<number>;
  #listened: Set<number> | undefined;
  #range: PortRange | undefined;

  constructor(network: NetworkView, findListened: () => Set<number>) {
    this.#network = network;
    this.#findListened = findListened;
  }

  has(protocol: Protocol, port: number): boolean {
    this.#range ??= this.#network.ephemeralRange ?? NO_PORTS;
    if (port < this.#range.first || port > this.#range.last) return false;
    if (protocol === 'udp') return true;
    this.#listened ??= this.#findListened();
    return !this.#listened.has(port);
  }
}
