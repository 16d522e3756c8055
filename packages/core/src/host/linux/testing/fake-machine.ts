import type { Protocol } from '../../../model/socket.ts';
import type { DescriptorWalk } from '../linux-source.ts';
import { runByteCode } from './byte-code.ts';
import type { Content, FakeParts } from './fake-linux-source.ts';
import { type DiagRow, dumpReply, isIpv4 } from './netlink-reply.ts';

export interface FakeProcess {
  readonly pid: number;
  readonly parent?: number;
  readonly name?: string;
  readonly command?: readonly string[];
  readonly uid?: number;
  /** Ticks of 10 ms from boot to its start. */
  readonly startTicks?: number;
  /** Descriptor to inode. */
  readonly sockets?: Readonly<Record<number, number>>;
  /** Its descriptors may not be looked at. */
  readonly denied?: boolean;
  /** It ended between the look at its descriptors and the look at itself. */
  readonly ended?: boolean;
  /** It is no process but a thread of this one. */
  readonly threadOf?: number;
  /** Its main thread has ended, and this one lives on. */
  readonly livingThread?: number;
}

export interface FakeSocket extends DiagRow {
  /** TCP where left out. */
  readonly protocol?: Protocol;
}

export interface FakeWorld {
  readonly processes?: readonly FakeProcess[];
  readonly sockets?: readonly FakeSocket[];
  /** Inode of the reader's pid namespace; the machine's first one where left out. */
  readonly pidNamespace?: string;
  readonly mayUseBpf?: boolean;
}

const TCPDIAG_GETSOCK = 18;
const IPPROTO_UDP = 17;
const IPPROTO_RAW = 255;
const AF_UNIX = 1;

/** A machine of processes and sockets, as the files, links and replies that a `LinuxSource` would give of it. */
export function fakeMachine(world: FakeWorld): FakeParts & { readonly files: Record<string, Content> } {
  const { processes = [], sockets = [], pidNamespace = '4026531836', mayUseBpf = false } = world;
  const first = processes.some(({ pid }) => pid === 1) ? [] : [{ pid: 1, parent: 0, name: 'init', command: ['init'] }];
  const there: FakeProcess[] = [...first, ...processes.filter((process) => process.ended !== true)];
  const listed = there.filter((process) => process.threadOf === undefined);
  return {
    files: {
      '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nana:x:1000:1000::/home/ana:/bin/sh\n',
      '/proc/stat': 'cpu  1 2 3\nbtime 1690000000\n',
      '/proc/sys/kernel/random/boot_id': '11111111-2222-3333-4444-555555555555\n',
      '/proc/sys/kernel/osrelease': '6.12.0-test\n',
      '/proc/sys/net/ipv4/ip_local_port_range': '32768\t60999\n',
      '/proc/self/status': `CapEff:\t${mayUseBpf ? '000001ffffffffff' : '0000000000000000'}\n`,
      ...Object.fromEntries(there.flatMap((process) => Object.entries(processFiles(process)))),
    },
    owners: Object.fromEntries(there.map((process) => [`/proc/${process.pid}`, process.uid ?? 0])),
    links: {
      '/proc/self/ns/net': 'net:[4026531840]',
      '/proc/self/ns/pid': `pid:[${pidNamespace}]`,
      '/proc/self/ns/time': 'time:[4026531834]',
    },
    folders: {
      '/proc': ['self', 'net', ...listed.map((process) => String(process.pid))],
      ...Object.fromEntries(listed.map((process) => [`/proc/${process.pid}/task`, threadsOf(process)])),
    },
    interfaces: [
      { name: 'lo', address: '127.0.0.1', loopback: true },
      { name: 'eth0', address: '192.0.2.10', loopback: false },
    ],
    sockDiag: (request) => dumpReply(sockets.filter((socket) => isAskedFor(socket, request))),
    walk: () => walkOf(processes),
  };
}

/** The words of a walk over the descriptors of these processes; `bpfHolders` are the same as bytes. */
export function walkOf(processes: readonly FakeProcess[]): DescriptorWalk {
  const seen = processes.filter((process) => process.denied !== true);
  const words = seen.flatMap(({ pid, sockets = {} }) => {
    return Object.entries(sockets).flatMap(([fd, inode]) => [pid, Number(fd), inode]);
  });
  return {
    records: Int32Array.from(words),
    denied: processes.length - seen.length,
    gone: 0,
    unsureThreads: 0,
  };
}

export function bpfHolders(processes: readonly FakeProcess[]): Uint8Array {
  return new Uint8Array(walkOf(processes).records.buffer);
}

function processFiles(process: FakeProcess): Record<string, Content> {
  const { pid, command = ['server'], threadOf = pid, livingThread } = process;
  const text = command.map((argument) => `${argument}\0`).join('');
  const living = livingThread === undefined ? `/proc/${pid}` : `/proc/${pid}/task/${livingThread}`;
  return {
    [`/proc/${pid}/stat`]: statOf(process),
    [`/proc/${pid}/cmdline`]: '',
    [`${living}/cmdline`]: text,
    [`${living}/cgroup`]: '0::/\n',
    [`${living}/status`]: `Tgid:\t${threadOf}\nVmRSS:\t  2164 kB\n`,
  };
}

function threadsOf({ pid, livingThread }: FakeProcess): string[] {
  return livingThread === undefined ? [String(pid)] : [String(pid), String(livingThread)];
}

function statOf({ pid, parent = 1, name = 'server', startTicks = pid, livingThread }: FakeProcess): string {
  const state = livingThread === undefined ? 'S' : 'Z';
  return `${pid} (${name}) ${state} ${parent} ${pid} ${pid} 0 -1 4194560 0 0 0 0 12 34 0 0 20 0 1 0 ${startTicks} 1000 100\n`;
}

/** TCP is asked for in both families at once, UDP in one; states are a mask, ports a small program. */
function isAskedFor(socket: FakeSocket, request: Uint8Array): boolean {
  const view = new DataView(request.buffer, request.byteOffset, request.byteLength);
  const isTcp = view.getUint16(4, true) === TCPDIAG_GETSOCK;
  if (isTcp !== ((socket.protocol ?? 'tcp') === 'tcp')) return false;
  const mask = view.getUint32(isTcp ? 16 + 52 : 16 + 4, true);
  if (((mask >>> socket.state) & 1) === 0) return false;
  const filter = request.subarray(16 + (isTcp ? 60 : 56) + 4);
  if (filter.length > 0 && !runByteCode(filter, socket.local.port, socket.remote?.port ?? 0)) return false;
  if (isTcp) return true;
  // It has no UNIX and no raw sockets.
  if (request[16] === AF_UNIX || request[17] === IPPROTO_RAW) return false;
  if (request[17] !== IPPROTO_UDP) throw new Error('a request that is neither for TCP nor for UDP');
  return request[16] === (isIpv4(socket) ? 2 : 10);
}
