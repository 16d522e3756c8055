import { SOCKET_STATES } from '../../model/socket.ts';
import type { SocketColumns } from '../../model/socket-columns.ts';
import type { ContextSocket } from './context-socket.ts';
import { DiagSocket } from './diag-socket.ts';
import { tcpStateName, udpStateOf } from './sock-diag-codec.ts';

/** Words of a message (`sock-diag-codec.ts`) that an endpoint is read from. */
const PORTS = 1;
const LOCAL = 2;
const REMOTE = 6;
const INTERFACE = 10;

const KERNEL_STATES = 16;
/** Place in `SOCKET_STATES` by the kernel's number, of TCP sockets with a port. */
const TCP_STATES = Uint8Array.from({ length: KERNEL_STATES }, (_, number) => {
  return SOCKET_STATES.indexOf(tcpStateName(number, 1));
});
const CLOSED = SOCKET_STATES.indexOf('closed');

/** `undefined` where the sockets do not come from sock_diag. */
export function columnsOf(sockets: readonly ContextSocket[]): SocketColumns | undefined {
  if (!(sockets[0] instanceof DiagSocket)) return undefined;
  const count = sockets.length;
  const columns = {
    udp: new Uint8Array(count),
    states: new Uint8Array(count),
    ports: new Uint32Array(count),
    locals: new Uint32Array(count),
    remotes: new Uint32Array(count),
    soleHolders: new Uint32Array(count),
    soleFds: new Uint32Array(count),
  };
  const { udp, states, ports, locals, remotes, soleHolders, soleFds } = columns;
  const places = new AddressPlaces();
  // No calls in here but for addresses that are not the ones before: see the interface's docstring.
  for (let row = 0; row < count; row++) {
    const socket = sockets[row] as DiagSocket;
    const { words, at } = socket;
    const head = words[at] as number;
    const both = words[at + PORTS] as number;
    ports[row] = ((both & 255) << 24) | ((both & 0xff00) << 8) | ((both >>> 8) & 0xff00) | (both >>> 24);
    if (socket.protocol === 'udp') {
      udp[row] = 1;
      states[row] = SOCKET_STATES.indexOf(udpStateOf(words, at));
    } else {
      states[row] = (both & 0xffff) === 0 ? CLOSED : (TCP_STATES[(head >>> 8) & 15] as number);
    }
    if (socket.soleHolder !== undefined) {
      soleHolders[row] = socket.soleHolder;
      soleFds[row] = socket.soleFd;
    }
    locals[row] = places.of(socket, LOCAL);
    if (both >>> 16 !== 0) remotes[row] = places.of(socket, REMOTE);
  }
  return { ...columns, addresses: places.addresses };
}

/** Gives each distinct address a place in a list, and asks a socket for its text only once for each. */
class AddressPlaces {
  readonly addresses: string[] = [];
  private readonly ipv4 = new Map<number, number>();
  private readonly byText = new Map<string, number>();
  private lastWord = 0;
  private lastPlace = -1;
  /** The last IPv6 address: interface and four words. */
  private readonly lastIpv6 = new Int32Array(5);
  private lastIpv6Place = -1;

  of(socket: DiagSocket, offset: number): number {
    const { words, at } = socket;
    if (((words[at] as number) & 255) !== 2) return this.ofIpv6(socket, offset);
    const word = words[at + offset] as number;
    if (word === this.lastWord && this.lastPlace >= 0) return this.lastPlace;
    let place = this.ipv4.get(word);
    if (place === undefined) this.ipv4.set(word, (place = this.add(textOf(socket, offset))));
    this.lastWord = word;
    this.lastPlace = place;
    return place;
  }

  private ofIpv6(socket: DiagSocket, offset: number): number {
    const { words, at } = socket;
    const { lastIpv6 } = this;
    const first = at + offset;
    const same =
      words[first + 3] === lastIpv6[4] &&
      words[first] === lastIpv6[1] &&
      words[first + 1] === lastIpv6[2] &&
      words[first + 2] === lastIpv6[3] &&
      words[at + INTERFACE] === lastIpv6[0];
    if (same && this.lastIpv6Place >= 0) return this.lastIpv6Place;
    const text = textOf(socket, offset);
    const place = this.byText.get(text) ?? this.add(text);
    this.byText.set(text, place);
    lastIpv6.set([words[at + INTERFACE] as number, ...words.subarray(first, first + 4)]);
    this.lastIpv6Place = place;
    return place;
  }

  private add(text: string): number {
    return this.addresses.push(text) - 1;
  }
}

function textOf(socket: DiagSocket, offset: number): string {
  const end = offset === LOCAL ? socket.local : socket.remote;
  if (end === undefined) return '';
  if (!end.address.includes(':')) return end.address;
  return end.zone === undefined ? `[${end.address}]` : `[${end.address}%${end.zone}]`;
}
