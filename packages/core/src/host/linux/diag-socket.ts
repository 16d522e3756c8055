import { type Endpoint, isWildcardAddress } from '../../model/endpoint.ts';
import type { Family, Protocol, Queue, SocketState, Traffic } from '../../model/socket.ts';
import { ContextSocket } from './context-socket.ts';
import * as codec from './sock-diag-codec.ts';
import type { SocketContext } from './socket-context.ts';

const LOCAL_WORD = 2;
const REMOTE_WORD = 6;
const INTERFACE_WORD = 10;
const RECEIVE_WORD = 14;
const SEND_WORD = 15;
const UID_WORD = 16;

/** A `Socket` that is a view on one message of a sock_diag dump: nothing is decoded before it is asked for. */
export class DiagSocket extends ContextSocket {
  readonly words: Int32Array;
  readonly at: number;
  /** JSON has it in the id too, and making the text of a number is not cheap. */
  private knownCookie: string | undefined;

  constructor(protocol: Protocol, words: Int32Array, at: number, context: SocketContext) {
    super(protocol, context);
    this.words = words;
    this.at = at;
    this.knownCookie = undefined;
  }

  get id(): string {
    return `${this.context.namespace ?? ''}-${this.cookie}`;
  }

  get family(): Family {
    return codec.familyOf(this.words, this.at) === codec.AF_INET6 ? 'ipv6' : 'ipv4';
  }

  get state(): SocketState {
    return this.protocol === 'tcp' ? codec.tcpStateOf(this.words, this.at) : codec.udpStateOf(this.words, this.at);
  }

  get localPort(): number {
    return codec.localPortOf(this.words, this.at);
  }

  get ports(): number {
    return codec.portsOf(this.words, this.at);
  }

  get local(): Endpoint {
    return this.endpoint(LOCAL_WORD, codec.localPortOf(this.words, this.at));
  }

  get remote(): Endpoint | undefined {
    const port = codec.remotePortOf(this.words, this.at);
    return port === 0 ? undefined : this.endpoint(REMOTE_WORD, port);
  }

  get interface(): string | undefined {
    const index = this.words[this.at + INTERFACE_WORD] as number;
    if (index !== 0) return this.context.interfaceName(index);
    const find = (): string | undefined => this.context.interfaceOf(this.local, this.remote);
    if (codec.familyOf(this.words, this.at) === codec.AF_INET6) return find();
    // A remote address of 0 is none: 0.0.0.0 is no address to be connected to.
    const local = this.words[this.at + LOCAL_WORD] as number;
    return this.context.ipv4Interfaces.of(local, this.words[this.at + REMOTE_WORD] as number, find);
  }

  get dualStack(): boolean | undefined {
    if (codec.familyOf(this.words, this.at) !== codec.AF_INET6) return undefined;
    const v6Only = codec.v6OnlyOf(this.words, this.at);
    return v6Only === undefined || this.local.address !== '::' ? undefined : !v6Only;
  }

  get inodeNumber(): number {
    return codec.inodeOf(this.words, this.at);
  }

  get cookie(): string {
    this.knownCookie ??= codec.cookieOf(this.words, this.at);
    return this.knownCookie;
  }

  get cgroupId(): string | undefined {
    return codec.cgroupIdOf(this.words, this.at);
  }

  get queue(): Queue {
    const receive = (this.words[this.at + RECEIVE_WORD] as number) >>> 0;
    const send = (this.words[this.at + SEND_WORD] as number) >>> 0;
    // Of a listener the kernel gives the limit of its accept queue where others have their unsent bytes.
    return this.state === 'listen' ? { receive, send: 0, backlog: send } : { receive, send, backlog: undefined };
  }

  get traffic(): Traffic | undefined {
    if (!this.context.hasTraffic || this.protocol !== 'tcp' || this.remote === undefined) return undefined;
    return codec.tcpInfoOf(this.words, this.at);
  }

  protected override get boundTo(): Endpoint {
    const index = this.words[this.at + INTERFACE_WORD] as number;
    if (index === 0 || !isWildcardAddress(this.local.address)) return this.local;
    return { ...this.local, zone: this.context.interfaceName(index) };
  }

  protected get recordUid(): number {
    return (this.words[this.at + UID_WORD] as number) >>> 0;
  }

  private endpoint(offset: number, port: number): Endpoint {
    const words = this.words;
    const at = this.at + offset;
    const first = words[at] as number;
    const { addresses } = this.context;
    if (codec.familyOf(words, this.at) !== codec.AF_INET6) return { address: addresses.ipv4(first), port };
    const address = addresses.ipv6(first, words[at + 1] as number, words[at + 2] as number, words[at + 3] as number);
    const index = words[this.at + INTERFACE_WORD] as number;
    if (index === 0 || !isLinkLocal(first)) return { address, port };
    return { address, port, zone: this.context.interfaceName(index) };
  }
}

/** fe80::/10, of the first word as a little-endian machine reads it. */
function isLinkLocal(first: number): boolean {
  return (first & 255) === 0xfe && ((first >>> 8) & 0xc0) === 0x80;
}
