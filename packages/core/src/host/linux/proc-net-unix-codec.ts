/**
 * `/proc/net/unix` (proc_pid_net(5)): UNIX sockets where netlink cannot be reached. One line a socket, all numbers but the
 * inode in hexadecimal; the name stands as it is, but for `@` in the place of each NUL:
 *
 *     Num               RefCount Protocol Flags    Type St Inode Path
 *     0000000000000000: 00000002 00000000 00010000 0001 01 91234 /run/app.sock
 */
import type { UnixName, UnixState, UnixType } from '../../model/unix-socket.ts';
import { idleState, type UnixRecord, unixType } from './unix-record.ts';

const LINE =
  /^[\da-fA-F]+: [\da-fA-F]{8} [\da-fA-F]{8} ([\da-fA-F]{8}) ([\da-fA-F]{4}) ([\da-fA-F]{2}) +(\d+)(?: (.*))?$/;

/** __SO_ACCEPTCON of include/net/sock.h: it listens. */
const ACCEPTS = 0x10000;
/** SS_CONNECTED of linux/net.h. */
const CONNECTED = 3;

/**
 * What is no line of a socket is the rest of a name with a line break in it, which is passed over. A socket without an
 * inode is one end of a connection that nobody accepted yet: sock_diag does not list it either.
 */
export function parseProcNetUnix(text: string): UnixRecord[] {
  const records: UnixRecord[] = [];
  for (const line of text.split('\n').slice(1)) {
    const [, flags = '', typeText = '', stateText = '', inodeText = '', nameText] = LINE.exec(line) ?? [];
    const type = unixType(Number.parseInt(typeText, 16));
    const inode = Number(inodeText);
    if (type === undefined || inode === 0) continue;
    const name = nameOf(nameText);
    records.push({
      inode,
      cookie: undefined,
      type,
      state: stateOf(Number.parseInt(flags, 16), Number.parseInt(stateText, 16), type, name),
      name,
      file: undefined,
      peerInode: undefined,
      waiting: [],
      receive: undefined,
      send: undefined,
      uid: undefined,
    });
  }
  return records;
}

/** A datagram socket counts as connected also when another one was connected to it, which is what names are for. */
function stateOf(flags: number, state: number, type: UnixType, name: UnixName | undefined): UnixState {
  if ((flags & ACCEPTS) !== 0) return 'listen';
  if (type === 'datagram' && name !== undefined) return 'bound';
  return state === CONNECTED ? 'connected' : idleState(name);
}

/** A path that begins with `@` cannot be told from an abstract name, and is much rarer. */
function nameOf(text: string | undefined): UnixName | undefined {
  if (text === undefined || text === '') return undefined;
  return text.startsWith('@') ? { kind: 'abstract', text: text.slice(1) } : { kind: 'path', text };
}
