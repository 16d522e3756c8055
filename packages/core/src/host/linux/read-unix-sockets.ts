import { PortholeError } from '../../errors.ts';
import type { Gap } from '../../model/gap.ts';
import type { Owner } from '../../model/owner.ts';
import type { UnixPeer, UnixSnapshot, UnixSocket } from '../../model/unix-socket.ts';
import { errnoCode } from '../source.ts';
import { dumpUntilConsistent, INCONSISTENT } from './dump-until-consistent.ts';
import { Join, type JoinInputs } from './join.ts';
import type { LinuxSource } from './linux-source.ts';
import { parseProcNetUnix } from './proc-net-unix-codec.ts';
import { decode } from './proc-pid-codec.ts';
import { decodeUnixSocket, encodeUnixRequest, UNIX_MESSAGE_BYTES } from './unix-diag-codec.ts';
import { UnixEnd } from './unix-end.ts';
import type { UnixRecord } from './unix-record.ts';

/** The UNIX sockets of this network namespace, each with its holders and, by sock_diag, with its other end. */
export function readUnixSockets(inputs: JoinInputs): UnixSnapshot {
  const { source, own, users, boot } = inputs;
  const takenAtMs = source.nowMs();
  const gaps: Gap[] = [];
  const records = readRecords(source, gaps);
  const ends = endsOf(records);
  // Its holders may be in another network namespace, which a path leads across.
  const join = new Join({ ...inputs, holderPass: 'all-holders' });
  join.resolve([...ends.values()], () => [...endsOf(readRecords(source, [])).values()]);
  const known = new Map(records.map((record) => [record.inode, record]));
  const waiting = new Set(records.flatMap((record) => record.waiting));
  const ownerOf = (inode: number): Owner => join.ownerOf(ends.get(inode) as UnixEnd);
  const peerOf = ({ inode, peerInode }: UnixRecord): UnixPeer | undefined => {
    if (peerInode === undefined) return undefined;
    if (peerInode !== 0) {
      return { inode: String(peerInode), name: known.get(peerInode)?.name, owner: ownerOf(peerInode) };
    }
    const reason = waiting.has(inode) ? 'not-accepted' : 'orphan';
    return { inode: undefined, name: undefined, owner: { kind: 'none', reason } };
  };
  const sockets = records.map(
    (record): UnixSocket => ({
      inode: String(record.inode),
      cookie: record.cookie,
      type: record.type,
      state: record.state,
      name: record.name,
      file: record.file,
      owner: ownerOf(record.inode),
      uid: record.uid,
      user: record.uid === undefined ? undefined : users.nameOf(record.uid),
      peer: peerOf(record),
      queue: queueOf(record),
      namespace: own.network,
    }),
  );
  const host = { name: source.hostName(), os: 'linux' as const, bootId: boot.bootId };
  return { takenAtMs, host, sockets, gaps: [...gaps, ...join.gaps] };
}

/** Every end that a process may hold, by inode: the sockets, and peers that are in another network namespace. */
function endsOf(records: readonly UnixRecord[]): Map<number, UnixEnd> {
  const ends = new Map<number, UnixEnd>();
  for (const { inode, state, cookie } of records) ends.set(inode, new UnixEnd(inode, state, cookie));
  for (const { peerInode } of records) {
    if (peerInode && !ends.has(peerInode)) ends.set(peerInode, new UnixEnd(peerInode, 'connected', undefined));
  }
  return ends;
}

function queueOf({ state, receive, send }: UnixRecord): UnixSocket['queue'] {
  if (receive === undefined || send === undefined) return undefined;
  return state === 'listen' ? { receive, send: 0, backlog: send } : { receive, send, backlog: undefined };
}

function readRecords(source: LinuxSource, gaps: Gap[]): UnixRecord[] {
  if (!source.native) {
    gaps.push(procGap('no-ffi', 'koffi is not there'));
    return byProc(source);
  }
  try {
    return bySockDiag(source, gaps);
  } catch (error) {
    const code = errnoCode(error);
    if (code === undefined || error instanceof PortholeError) throw error;
    gaps.push(procGap('unsupported', `sock_diag failed (${code})`));
    return byProc(source);
  }
}

/** A socket that changes while the kernel walks its table may stand in the reply twice: the later row counts. */
function bySockDiag(source: LinuxSource, gaps: Gap[]): UnixRecord[] {
  const { words, offsets, interrupted } = dumpUntilConsistent(source, encodeUnixRequest(), UNIX_MESSAGE_BYTES);
  if (interrupted) gaps.push(INCONSISTENT);
  const byInode = new Map<number, UnixRecord>();
  for (const at of offsets) {
    const record = decodeUnixSocket(words, at);
    if (record !== undefined && record.inode !== 0) byInode.set(record.inode, record);
  }
  return [...byInode.values()];
}

function byProc(source: LinuxSource): UnixRecord[] {
  const path = '/proc/net/unix';
  try {
    const records = parseProcNetUnix(decode(source.file(path, Number.MAX_SAFE_INTEGER)));
    return [...new Map(records.map((record) => [record.inode, record])).values()];
  } catch (error) {
    throw new PortholeError('unavailable', `sockets cannot be read: ${path} (${errnoCode(error) ?? 'unreadable'})`, {
      hint: 'is /proc mounted, and may this user read it?',
      cause: error,
    });
  }
}

function procGap(reason: 'no-ffi' | 'unsupported', why: string): Gap {
  return {
    what: 'field',
    reason,
    count: undefined,
    detail: `${why}, so UNIX sockets come from /proc/net/unix: no other ends, users, queues or cookies, and a name with a line break in it is cut`,
    remedy: reason === 'no-ffi' ? 'install-koffi' : undefined,
  };
}
