import type { Gap } from '../../model/gap.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Protocol } from '../../model/socket.ts';
import type { SocketColumns } from '../../model/socket-columns.ts';
import type { SnapshotOptions } from '../host.ts';
import { AddressText } from './address-text.ts';
import type { ContextSocket } from './context-socket.ts';
import { Ipv4Interfaces } from './ipv4-interfaces.ts';
import { Join, type JoinInputs } from './join.ts';
import { LentPorts, listenedPorts } from './lent-ports.ts';
import { NetworkView } from './network-view.ts';
import { readSockets } from './read-sockets.ts';
import { ServiceNames } from './service-names.ts';
import type { DiagQuestion } from './sock-diag-request.ts';
import { columnsOf } from './socket-columns.ts';
import type { SocketContext } from './socket-context.ts';

const PROTOCOLS: readonly Protocol[] = ['tcp', 'udp'];

/** First the sockets, then their holders: a socket that is closed in between is found out, one opened is not missed. */
export function readSnapshot(inputs: JoinInputs, options: SnapshotOptions): Snapshot {
  const { source, own } = inputs;
  const takenAtMs = source.nowMs();
  const gaps: Gap[] = [];
  const network = new NetworkView(source);
  const join = new Join(inputs);
  let known: SocketColumns | undefined;
  const columns = (): SocketColumns | undefined => {
    known ??= columnsOf(sockets);
    return known;
  };
  const lent = new LentPorts(network, () => listenedPorts(read, question, sockets, columns()));
  const services = new ServiceNames();
  const context: SocketContext = {
    addresses: new AddressText(),
    ipv4Interfaces: new Ipv4Interfaces(),
    namespace: own.network,
    ownerOf: (socket) => join.ownerOf(socket),
    userName: (uid) => inputs.users.nameOf(uid),
    interfaceName: (index) => network.interfaceName(index),
    interfaceOf: (local, remote) => network.interfaceOf(local, remote),
    reachOf: (local, dualStack) => network.reachOf(local, dualStack),
    isLent: (protocol, port) => lent.has(protocol, port),
    serviceName: (protocol, port) => services.of(protocol, port),
    hasTraffic: options.info ?? false,
  };
  const question: DiagQuestion = {
    protocols: options.protocols ?? PROTOCOLS,
    states: options.states,
    listening: options.listening ?? false,
    ports: options.ports,
    info: options.info ?? false,
  };
  const read = (asked: DiagQuestion, into: Gap[]): ContextSocket[] => readSockets(source, asked, context, into);
  const readAgain = (): ContextSocket[] => readSockets(source.again(), question, context, []);
  const sockets = read(question, gaps);
  join.resolve(sockets, readAgain);
  return {
    takenAtMs,
    host: { name: source.hostName(), os: 'linux', bootId: inputs.boot.bootId },
    network,
    sockets,
    get columns() {
      return columns();
    },
    gaps: [...gaps, ...join.gaps],
  };
}
