import type { Endpoint } from '../../model/endpoint.ts';
import type { Owner } from '../../model/owner.ts';
import type { Reach } from '../../model/reach.ts';
import {
  type Family,
  isListener,
  type PortClass,
  type Protocol,
  type Queue,
  type Socket,
  type SocketState,
  type Traffic,
} from '../../model/socket.ts';
import { portClassOf } from '../../ports/port-class.ts';
import type { SocketContext } from './socket-context.ts';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** What every Linux socket concludes in the same way, whichever record it is a view on. */
export abstract class ContextSocket implements Socket {
  abstract readonly id: string;
  abstract readonly family: Family;
  abstract readonly state: SocketState;
  abstract readonly local: Endpoint;
  abstract readonly remote: Endpoint | undefined;
  abstract readonly localPort: number;
  abstract readonly ports: number;
  /** 0: no process can hold it. */
  abstract readonly inodeNumber: number;
  abstract readonly interface: string | undefined;
  abstract readonly dualStack: boolean | undefined;
  abstract readonly cookie: string | undefined;
  abstract readonly cgroupId: string | undefined;
  abstract readonly queue: Queue;
  abstract readonly traffic: Traffic | undefined;
  /** The user in the record, which means something only where a process can hold the socket. */
  protected abstract readonly recordUid: number;
  /** Where the join found its holders: the look, and the place in that look's table. */
  look: number;
  heldAt: number;
  soleHolder: number | undefined;
  /** Its only descriptor of the socket, where there is a sole holder. */
  soleFd: number;

  readonly protocol: Protocol;
  protected readonly context: SocketContext;

  constructor(protocol: Protocol, context: SocketContext) {
    this.protocol = protocol;
    this.context = context;
    this.look = -1;
    this.heldAt = -1;
    this.soleHolder = undefined;
    this.soleFd = -1;
  }

  get owner(): Owner {
    // Made anew for each who asks: kept owners of 20,000 sockets would cost the garbage collector more than that.
    return this.context.ownerOf(this);
  }

  get uid(): number | undefined {
    return this.inodeNumber === 0 ? undefined : this.recordUid;
  }

  get user(): string | undefined {
    const uid = this.uid;
    return uid === undefined ? undefined : this.context.userName(uid);
  }

  get portClass(): PortClass {
    return portClassOf(this.localPort);
  }

  get service(): string | undefined {
    const port = this.ephemeral ? this.ports & 0xffff : this.localPort;
    return port === 0 ? undefined : this.context.serviceName(this.protocol, port);
  }

  get ephemeral(): boolean {
    return this.context.isLent(this.protocol, this.localPort);
  }

  get reach(): Reach | undefined {
    // A remote port is the cheapest sign of a connection.
    if ((this.ports & 0xffff) !== 0 || !isListener(this)) return undefined;
    return this.context.reachOf(this.boundTo, this.dualStack);
  }

  /** What it is bound to: a wildcard that is bound to one device (SO_BINDTODEVICE) has it as its zone here. */
  protected get boundTo(): Endpoint {
    return this.local;
  }

  get namespace(): string | undefined {
    return this.context.namespace;
  }

  get inode(): string | undefined {
    const inode = this.inodeNumber;
    return inode === 0 ? undefined : String(inode);
  }

  /** The fields as an ordinary object, for whoever prints or copies a socket. */
  toJSON(): Socket {
    const { id, protocol, family, state, local, remote, owner, soleHolder, uid, user, portClass, service, ephemeral } =
      this;
    const { reach, dualStack, namespace, inode, cookie, cgroupId, queue, traffic } = this;
    return {
      ...{
        id,
        protocol,
        family,
        state,
        local,
        remote,
        owner,
        soleHolder,
        uid,
        user,
        portClass,
        service,
        ephemeral,
        reach,
      },
      ...{ interface: this.interface, dualStack, namespace, inode, cookie, cgroupId, queue, traffic },
    };
  }

  [INSPECT](): Socket {
    return this.toJSON();
  }
}
