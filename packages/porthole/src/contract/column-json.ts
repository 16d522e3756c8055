import { type Endpoint, type Holder, SOCKET_STATES, type Socket, type SocketColumns } from '@porthole/core';

/** What a socket's row in the columns says faster than the socket. */
export interface ColumnJson {
  /** The members from `protocol` to `owner`, with a comma behind. */
  members(row: number, socket: Socket): string;
}

/** The pieces of text around a number that many rows share. */
interface Around {
  readonly before: string;
  readonly after: string;
}

interface Writers {
  endpoint(endpoint: Endpoint): string;
  holder(holder: Holder): string;
  owner(socket: Socket): string;
}

/** Writes from columns of numbers and from texts that are made once for each distinct value. */
export function createColumnJson(columns: SocketColumns, write: Writers): ColumnJson {
  const { udp, states, ports, locals, remotes, addresses, soleHolders, soleFds } = columns;
  const families = addresses.map((address) => (address.startsWith('[') ? 'ipv6' : 'ipv4'));
  const ends = addresses.map((address) => endpointAround(address, write));
  const kinds = new Map<number, string>();
  const owners = new Map<number, Around>();

  const kindOf = (row: number): string => {
    const family = families[locals[row] as number] as string;
    const key =
      ((udp[row] as number) * SOCKET_STATES.length + (states[row] as number)) * 2 + (family === 'ipv6' ? 1 : 0);
    let text = kinds.get(key);
    if (text === undefined) {
      const protocol = udp[row] === 1 ? 'udp' : 'tcp';
      const state = SOCKET_STATES[states[row] as number];
      text = `"protocol":"${protocol}","family":"${family}","state":"${state}","local":`;
      kinds.set(key, text);
    }
    return text;
  };

  const ownerOf = (row: number, socket: Socket): string => {
    const pid = soleHolders[row] as number;
    if (pid === 0) return write.owner(socket);
    let around = owners.get(pid);
    if (around === undefined) {
      around = ownerAround(socket, write);
      owners.set(pid, around);
    }
    return around.before + soleFds[row] + around.after;
  };

  return {
    members(row, socket) {
      const both = ports[row] as number;
      const local = ends[locals[row] as number] as Around;
      const port = both & 0xffff;
      const head = `${kindOf(row)}${local.before}${both >>> 16}${local.after},"remote":`;
      if (port === 0) return `${head}null,"owner":${ownerOf(row, socket)},`;
      const remote = ends[remotes[row] as number] as Around;
      return `${head}${remote.before}${port}${remote.after},"owner":${ownerOf(row, socket)},`;
    },
  };
}

/** Cuts the text of an endpoint at its port. */
function endpointAround(text: string, write: Writers): Around {
  const [address = '', zone] = text.startsWith('[') ? text.slice(1, -1).split('%') : [text];
  const [before = '', after = ''] = write.endpoint({ address, port: CUT, zone }).split(String(CUT));
  return { before, after };
}

/** Cuts the text of an owner at the descriptor of its only holder. */
function ownerAround(socket: Socket, write: Writers): Around {
  const { owner } = socket;
  const [holder] = owner.kind === 'process' ? owner.holders : [];
  if (holder === undefined) throw new Error('a sole holder is missing from its owner');
  const complete = owner.kind === 'process' && owner.complete;
  const text = write.holder({ ...holder, fds: [] });
  const before = `{"kind":"process","holders":[${text.slice(0, -2)}`;
  return { before, after: `]}],"primary":${holder.pid},"complete":${complete}}` };
}

/** A number that no address or zone can hold. */
const CUT = 987_654_321_012_345;
