import { PortholeError } from '../../errors.ts';
import type { Gap } from '../../model/gap.ts';
import type { Protocol } from '../../model/socket.ts';
import { errnoCode } from '../source.ts';
import type { ContextSocket } from './context-socket.ts';
import { DiagSocket } from './diag-socket.ts';
import { dumpUntilConsistent, INCONSISTENT } from './dump-until-consistent.ts';
import type { LinuxSource } from './linux-source.ts';
import type { DumpFrames } from './netlink-codec.ts';
import { givesBoundSockets } from './owners-way.ts';
import { parseProcNet } from './proc-net-codec.ts';
import { ProcNetSocket } from './proc-net-socket.ts';
import { decode } from './proc-pid-codec.ts';
import { cookieKey, DIAG_MESSAGE_BYTES } from './sock-diag-codec.ts';
import { type DiagQuestion, encodeRequests, wantedStates } from './sock-diag-request.ts';
import type { SocketContext } from './socket-context.ts';

/** The sockets of this network namespace, by sock_diag where it can be had, else by `/proc/net`. */
export function readSockets(
  source: LinuxSource,
  question: DiagQuestion,
  context: SocketContext,
  gaps: Gap[],
): ContextSocket[] {
  const wantsBound = question.protocols.includes('tcp') && (wantedStates('tcp', question)?.includes('bound') ?? true);
  if (source.native) {
    try {
      const sockets = bySockDiag(source, question, context, gaps);
      if (wantsBound && !givesBoundSockets(source)) gaps.push(boundGap('unsupported'));
      return sockets;
    } catch (error) {
      if (errnoCode(error) === undefined || error instanceof PortholeError) throw error;
      gaps.push(procNetGap('unsupported', `sock_diag failed (${errnoCode(error)})`));
      if (wantsBound) gaps.push(boundGap('unsupported'));
      return byProcNet(source, question, context);
    }
  }
  gaps.push(procNetGap('no-ffi', 'koffi is not there'));
  if (wantsBound) gaps.push(boundGap('no-ffi'));
  return byProcNet(source, question, context);
}

function bySockDiag(source: LinuxSource, question: DiagQuestion, context: SocketContext, gaps: Gap[]): ContextSocket[] {
  const sockets: ContextSocket[] = [];
  for (const request of encodeRequests(source.narrows ? question : widened(question))) {
    const frames = dumpUntilConsistent(source, request.message, DIAG_MESSAGE_BYTES);
    if (frames.interrupted) gaps.push(INCONSISTENT);
    collect(request.protocol, frames, context, sockets);
  }
  return source.narrows ? sockets : sockets.filter((socket) => isWanted(socket, question));
}

/** Everything there is of these protocols: what `isWanted` then chooses from is what the kernel would have given. */
function widened({ protocols }: DiagQuestion): DiagQuestion {
  return { protocols, states: undefined, listening: false, ports: undefined, info: true };
}

/** A socket that changes its state during the dump may stand in it twice, with one cookie: the later row counts. */
function collect(protocol: Protocol, frames: DumpFrames, context: SocketContext, into: ContextSocket[]): void {
  const { offsets, words } = frames;
  const seen = new Set<number | string>();
  const start = into.length;
  let places: Map<string, number> | undefined;
  for (let index = 0; index < offsets.length; index++) {
    const at = offsets[index] as number;
    const key = cookieKey(words, at);
    seen.add(key);
    const socket = new DiagSocket(protocol, words, at, context);
    if (seen.size > into.length - start) {
      places?.set(socket.cookie, into.length);
      into.push(socket);
      continue;
    }
    // Made only when there is one: it is rare, but in a file from somebody every second socket may be.
    places ??= new Map(into.slice(start).map((each, place) => [each.cookie as string, start + place]));
    into[places.get(socket.cookie) as number] = socket;
  }
}

function byProcNet(source: LinuxSource, question: DiagQuestion, context: SocketContext): ContextSocket[] {
  const byId = new Map<string, ContextSocket>();
  for (const protocol of question.protocols) {
    for (const suffix of ['', '6']) {
      for (const record of readProcNet(source, `/proc/net/${protocol}${suffix}`)) {
        const socket = new ProcNetSocket(protocol, record, context);
        if (isWanted(socket, question)) byId.set(socket.id, socket);
      }
    }
  }
  return [...byId.values()];
}

function readProcNet(source: LinuxSource, path: string): ReturnType<typeof parseProcNet>['records'] {
  try {
    return parseProcNet(decode(source.file(path, Number.MAX_SAFE_INTEGER))).records;
  } catch (error) {
    if (errnoCode(error) === 'ENOENT') return []; // IPv6 is switched off
    throw new PortholeError('unavailable', `sockets cannot be read: ${path} (${errnoCode(error) ?? 'unreadable'})`, {
      hint: 'is /proc mounted, and may this user read it?',
      cause: error,
    });
  }
}

function isWanted(socket: ContextSocket, question: DiagQuestion): boolean {
  const states = wantedStates(socket.protocol, question);
  if (states !== undefined && !states.includes(socket.state)) return false;
  const { ports } = question;
  if (ports === undefined) return true;
  const inRange = (port: number | undefined): boolean =>
    port !== undefined && port >= ports.first && port <= ports.last;
  return inRange(socket.localPort) || inRange(socket.remote?.port);
}

function procNetGap(reason: 'no-ffi' | 'unsupported', why: string): Gap {
  return {
    what: 'field',
    reason,
    count: undefined,
    detail: `${why}, so sockets come from /proc/net: no cookies, control groups, backlogs, zones or traffic`,
    remedy: reason === 'no-ffi' ? 'install-koffi' : undefined,
  };
}

function boundGap(reason: 'no-ffi' | 'unsupported'): Gap {
  return {
    what: 'socket',
    reason,
    count: undefined,
    detail: 'TCP sockets that have a port and do nothing yet cannot be seen',
    remedy: reason === 'no-ffi' ? 'install-koffi' : 'newer-kernel',
  };
}
