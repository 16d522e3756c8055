import type { Endpoint } from '../../model/endpoint.ts';
import { printEndpoint } from '../../model/endpoint.ts';
import type { Family, Protocol, Queue, SocketState } from '../../model/socket.ts';
import { ContextSocket } from './context-socket.ts';
import type { ProcNetRecord } from './proc-net-codec.ts';
import { tcpStateName } from './sock-diag-codec.ts';
import type { SocketContext } from './socket-context.ts';

/** A `Socket` from a line of `/proc/net`: no cookie, no control group, no backlog, no zone. */
export class ProcNetSocket extends ContextSocket {
  readonly traffic = undefined;
  readonly cookie = undefined;
  readonly cgroupId = undefined;
  readonly dualStack = undefined;
  readonly family: Family;
  readonly #record: ProcNetRecord;

  constructor(protocol: Protocol, record: ProcNetRecord, context: SocketContext) {
    super(protocol, context);
    this.#record = record;
    this.family = record.local.length === 4 ? 'ipv6' : 'ipv4';
  }

  get id(): string {
    const remote = this.remote === undefined ? '' : printEndpoint(this.remote);
    return `${this.context.namespace ?? ''}-${this.protocol}-${printEndpoint(this.local)}-${remote}-${this.inode ?? ''}`;
  }

  get state(): SocketState {
    if (this.protocol === 'udp') return this.#record.state === 1 ? 'connected' : 'bound';
    return tcpStateName(this.#record.state, this.localPort);
  }

  get localPort(): number {
    return this.#record.localPort;
  }

  get ports(): number {
    return this.#record.localPort * 65_536 + this.#record.remotePort;
  }

  get local(): Endpoint {
    return { address: this.#address(this.#record.local), port: this.#record.localPort };
  }

  get remote(): Endpoint | undefined {
    const { remote, remotePort } = this.#record;
    return remotePort === 0 ? undefined : { address: this.#address(remote), port: remotePort };
  }

  get interface(): string | undefined {
    return this.context.interfaceOf(this.local, this.remote);
  }

  get inodeNumber(): number {
    return this.#record.inode;
  }

  get queue(): Queue {
    const { receiveQueue, sendQueue } = this.#record;
    return { receive: receiveQueue, send: this.state === 'listen' ? 0 : sendQueue, backlog: undefined };
  }

  protected get recordUid(): number {
    return this.#record.uid;
  }

  #address(words: Int32Array): string {
    const [a = 0, b = 0, c = 0, d = 0] = words;
    return this.family === 'ipv4' ? this.context.addresses.ipv4(a) : this.context.addresses.ipv6(a, b, c, d);
  }
}
