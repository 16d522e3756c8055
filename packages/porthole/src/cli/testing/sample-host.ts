import type {
  AnatomyReading,
  Check,
  Conditions,
  Gap,
  Host,
  InterfaceAddress,
  LocalService,
  MachineBounds,
  NetworkNamespace,
  PortRanges,
  ProcessDetail,
  ProcessSummary,
  Project,
  RawSocket,
  SnapshotOptions,
  Socket,
  UnixSocket,
} from '@porthole/core';

import { sampleSummary } from '../../view/sample-processes.ts';
import { SAMPLE_NOW_MS } from '../../view/sample-sockets.ts';

/** What a machine made up for tests has. */
export interface SampleMachine {
  readonly sockets?: readonly Socket[];
  readonly processes?: readonly ProcessDetail[];
  readonly projects?: Readonly<Record<string, Project>>;
  readonly unixSockets?: readonly UnixSocket[];
  readonly rawSockets?: readonly RawSocket[];
  /** Told where all namespaces are asked for. */
  readonly namespaces?: readonly NetworkNamespace[];
  readonly anatomies?: readonly AnatomyReading[];
  readonly checks?: readonly Check[];
  readonly gaps?: readonly Gap[];
  readonly ranges?: Partial<PortRanges>;
  readonly conditions?: Partial<Conditions>;
  /** Its own names for ports. */
  readonly services?: readonly LocalService[];
  /** Pids that may not be looked into. */
  readonly closed?: readonly number[];
  /** What a listing tells of processes, where that is not what their details say. */
  readonly summaries?: readonly ProcessSummary[];
}

/** Room for 8000 more, in a control group. */
const SAMPLE_BOUNDS: MachineBounds = {
  processors: 4,
  processorsAllowed: undefined,
  load: [0.42, 0.38, 0.31],
  memory: { totalBytes: 16_600_000_000, availableBytes: 9_100_000_000, boundBy: 'machine' },
  tasks: 1893,
  taskBounds: [
    { kind: 'cgroup', path: '/user.slice', limit: 9893, used: 1893 },
    { kind: 'pid-max', path: undefined, limit: 4_194_304, used: 1893 },
  ],
};

const INTERFACES: readonly InterfaceAddress[] = [
  { name: 'lo', address: '127.0.0.1', loopback: true },
  { name: 'lo', address: '::1', loopback: true },
  { name: 'eth0', address: '192.168.1.20', loopback: false },
];

const IDENTITY = { name: 'box.example', os: 'linux', bootId: '6f1c2a30-7d0e-4a51-8f0b-2d1f0a9c1b11' } as const;

/** A host over a machine made up for tests; it narrows a snapshot as the system does. */
export function sampleHost(machine: SampleMachine): Host {
  const { sockets = [], processes = [], projects = {}, gaps = [], closed = [] } = machine;
  const { unixSockets = [], rawSockets = [], namespaces = [], checks = [], anatomies = [] } = machine;
  const find = (pid: number | undefined): ProcessDetail | undefined => processes.find((each) => each.pid === pid);
  return {
    async snapshot(options = {}) {
      return {
        takenAtMs: SAMPLE_NOW_MS,
        host: IDENTITY,
        network: { interfaces: INTERFACES, ephemeralRange: { first: 32768, last: 60999 } },
        sockets: sockets.filter((socket) => isWanted(socket, options)),
        columns: undefined,
        ...(options.namespaces === 'all' ? { namespaces } : {}),
        gaps,
      };
    },
    unixSockets: async () => ({ takenAtMs: SAMPLE_NOW_MS, host: IDENTITY, sockets: unixSockets, gaps }),
    rawSockets: async () => ({ takenAtMs: SAMPLE_NOW_MS, host: IDENTITY, sockets: rawSockets, gaps }),
    examine: async () => ({ takenAtMs: SAMPLE_NOW_MS, host: IDENTITY, checks }),
    async detail({ pid, startId }) {
      const process = find(pid);
      if (process === undefined || (startId !== undefined && startId !== process.startId)) return undefined;
      return { process, gaps: [] };
    },
    process: async ({ pid }) => anatomies.find((each) => each.process.pid === pid),
    processes: async () => machine.summaries ?? processes.map((process) => sampleSummary(process)),
    bounds: async () => SAMPLE_BOUNDS,
    async ancestry(of) {
      const pid = typeof of === 'number' ? of : of.pid;
      const chain: ProcessDetail[] = [];
      for (let next = find(pid); next !== undefined; next = find(next.parentPid)) chain.push(next);
      return chain;
    },
    mayLookInto: async (pid) => !closed.includes(pid),
    project: async (folder) => projects[folder],
    conditions: async () => ({
      uid: 1000,
      mayBindPrivileged: false,
      firewall: { kind: 'read', chains: [] },
      localhost: ['127.0.0.1', '::1'],
      processStates: new Map(),
      ...machine.conditions,
    }),
    portRanges: async () => ({
      ephemeral: { first: 32768, last: 60999 },
      reserved: [],
      unprivilegedFrom: 1024,
      ...machine.ranges,
    }),
    services: async () => machine.services,
    async close() {},
    async [Symbol.asyncDispose]() {},
  };
}

function isWanted({ protocol, state, local, remote }: Socket, { protocols, states, ports }: SnapshotOptions): boolean {
  if (protocols !== undefined && !protocols.includes(protocol)) return false;
  if (states !== undefined && !states.includes(state)) return false;
  if (ports === undefined) return true;
  return [local.port, remote?.port].some((port) => port !== undefined && port >= ports.first && port <= ports.last);
}

/** A process of `sampleHolder` in full. */
export function sampleDetail(process: Pick<ProcessDetail, 'pid'> & Partial<ProcessDetail>): ProcessDetail {
  return {
    startId: process.pid * 10,
    startedAtMs: SAMPLE_NOW_MS - 2 * 3_600_000 - 14 * 60_000,
    name: 'node',
    command: ['/usr/bin/node'],
    uid: 1000,
    user: 'ana',
    parentPid: undefined,
    executable: undefined,
    executableDeleted: false,
    folder: undefined,
    cgroup: '/user.slice/user-1000.slice/session-2.scope',
    namespaces: { net: '4026531840' },
    residentBytes: 182_000_000,
    cpuMs: 96_480,
    terminal: undefined,
    sessionPid: undefined,
    ...process,
  };
}
