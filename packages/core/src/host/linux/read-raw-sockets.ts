import { PortholeError } from '../../errors.ts';
import { isWildcardAddress } from '../../model/endpoint.ts';
import type { Gap } from '../../model/gap.ts';
import type { RawEnd, RawSnapshot, RawSocket } from '../../model/raw-socket.ts';
import { ipProtocolName } from '../../ports/ip-protocol.ts';
import { errnoCode } from '../source.ts';
import { AddressText } from './address-text.ts';
import { dumpUntilConsistent, INCONSISTENT } from './dump-until-consistent.ts';
import { Join, type JoinInputs } from './join.ts';
import type { LinuxSource } from './linux-source.ts';
import { NetworkView } from './network-view.ts';
import { parseProcNet } from './proc-net-codec.ts';
import { decode } from './proc-pid-codec.ts';
import { type RawRecord, rawFromDiag, rawFromProc } from './raw-record.ts';
import { DIAG_MESSAGE_BYTES } from './sock-diag-codec.ts';
import { encodeRawRequests } from './sock-diag-request.ts';

/** The raw IP sockets of this network namespace, each with its holders. */
export function readRawSockets(inputs: JoinInputs): RawSnapshot {
  const { source, own, users, boot } = inputs;
  const takenAtMs = source.nowMs();
  const gaps: Gap[] = [];
  const addresses = new AddressText();
  const network = new NetworkView(source);
  const records = readRecords(source, addresses, gaps);
  const join = new Join({ ...inputs, holderPass: 'all-holders' });
  join.resolve(records, () => readRecords(source, addresses, []));
  const endOf = (address: string, index: number): RawEnd => ({
    address,
    zone: index !== 0 && address.startsWith('fe80') ? network.interfaceName(index) : undefined,
  });
  const sockets = records.map((record): RawSocket => {
    const { family, ipProtocol, state, local, remote, interfaceIndex, inodeNumber, cookie, receive, send, uid } =
      record.parts;
    const name = cookie ?? `${family}-${ipProtocol}-${local}-${remote}-${inodeNumber}`;
    return {
      id: `${own.network ?? ''}-raw-${name}`,
      family,
      protocol: ipProtocol,
      protocolName: ipProtocolName(ipProtocol),
      state: state === 'connected' ? 'connected' : 'bound',
      local: endOf(local, interfaceIndex),
      remote: isWildcardAddress(remote) ? undefined : endOf(remote, interfaceIndex),
      owner: join.ownerOf(record),
      uid: inodeNumber === 0 ? undefined : uid,
      user: inodeNumber === 0 ? undefined : users.nameOf(uid),
      inode: inodeNumber === 0 ? undefined : String(inodeNumber),
      cookie,
      queue: { receive, send, backlog: undefined },
      namespace: own.network,
    };
  });
  const host = { name: source.hostName(), os: 'linux' as const, bootId: boot.bootId };
  return { takenAtMs, host, sockets, gaps: [...gaps, ...join.gaps] };
}

function readRecords(source: LinuxSource, addresses: AddressText, gaps: Gap[]): RawRecord[] {
  if (!source.native) {
    gaps.push(procGap('no-ffi', 'koffi is not there'));
    return byProc(source, addresses);
  }
  try {
    return encodeRawRequests().flatMap((message) => {
      const { words, offsets, interrupted } = dumpUntilConsistent(source, message, DIAG_MESSAGE_BYTES);
      if (interrupted) gaps.push(INCONSISTENT);
      return Array.from(offsets, (at) => rawFromDiag(words, at, addresses));
    });
  } catch (error) {
    const code = errnoCode(error);
    if (code === undefined || error instanceof PortholeError) throw error;
    // ENOENT: the module raw_diag is not there, which is usual where nobody built it.
    const why = code === 'ENOENT' ? 'this kernel has no raw_diag' : `sock_diag failed (${code})`;
    gaps.push(procGap('unsupported', why));
    return byProc(source, addresses);
  }
}

function byProc(source: LinuxSource, addresses: AddressText): RawRecord[] {
  return ['/proc/net/raw', '/proc/net/raw6'].flatMap((path) => {
    try {
      const { records } = parseProcNet(decode(source.file(path, Number.MAX_SAFE_INTEGER)));
      return records.map((record) => rawFromProc(record, addresses));
    } catch (error) {
      if (errnoCode(error) === 'ENOENT') return []; // IPv6 is switched off
      throw new PortholeError('unavailable', `sockets cannot be read: ${path} (${errnoCode(error) ?? 'unreadable'})`, {
        hint: 'is /proc mounted, and may this user read it?',
        cause: error,
      });
    }
  });
}

function procGap(reason: 'no-ffi' | 'unsupported', why: string): Gap {
  return {
    what: 'field',
    reason,
    count: undefined,
    detail: `${why}, so raw sockets come from /proc/net/raw: no cookies and no zones`,
    remedy: reason === 'no-ffi' ? 'install-koffi' : undefined,
  };
}
