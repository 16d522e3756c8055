import type { Protocol } from '../../model/socket.ts';
import type { SnapshotOptions } from '../host.ts';
import { AddressText } from './address-text.ts';
import { Ipv4Interfaces } from './ipv4-interfaces.ts';
import type { Join, JoinInputs } from './join.ts';
import type { LentPorts } from './lent-ports.ts';
import type { NetworkView } from './network-view.ts';
import { ServiceNames } from './service-names.ts';
import type { DiagQuestion } from './sock-diag-request.ts';
import type { SocketContext } from './socket-context.ts';

const PROTOCOLS: readonly Protocol[] = ['tcp', 'udp'];

/** What the sockets of one network namespace are concluded from. */
export interface ContextParts {
  readonly network: NetworkView;
  readonly join: Join;
  readonly lent: LentPorts;
  readonly namespace: string | undefined;
}

/** What the sockets of one network namespace share. */
export function makeContext(
  inputs: JoinInputs,
  options: SnapshotOptions,
  { network, join, lent, namespace }: ContextParts,
): SocketContext {
  const services = new ServiceNames();
  return {
    addresses: new AddressText(),
    ipv4Interfaces: new Ipv4Interfaces(),
    namespace,
    ownerOf: (socket) => join.ownerOf(socket),
    userName: (uid) => inputs.users.nameOf(uid),
    interfaceName: (index) => network.interfaceName(index),
    interfaceOf: (local, remote) => network.interfaceOf(local, remote),
    reachOf: (local, dualStack) => network.reachOf(local, dualStack),
    isLent: (protocol, port) => lent.has(protocol, port),
    serviceName: (protocol, port) => services.of(protocol, port),
    hasTraffic: options.info ?? false,
  };
}

/** What is asked of the kernel for a snapshot. */
export function questionOf(options: SnapshotOptions): DiagQuestion {
  return {
    protocols: options.protocols ?? PROTOCOLS,
    states: options.states,
    listening: options.listening ?? false,
    ports: options.ports,
    info: options.info ?? false,
  };
}
