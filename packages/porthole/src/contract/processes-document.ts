import type { Gap, MachineBounds, ProcessSummary, Protocol, Snapshot, Socket } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonValue } from './json-text.ts';
import { timestamp } from './timestamp.ts';

const CHUNK_LENGTH = 65_536;

/** One process as it is listed. */
export interface ProcessEntry {
  readonly process: ProcessSummary;
  readonly ports: readonly {
    readonly protocol: Protocol;
    readonly port: number;
    readonly ephemeral: boolean;
    readonly sockets: readonly Socket[];
  }[];
  readonly connections: readonly unknown[];
  /** Why it may hold more than that. */
  readonly unseen: 'permission' | 'namespace' | undefined;
  readonly cpuShare: number | undefined;
}

/** What a listing of processes is to say. */
export interface ProcessesAnswer {
  readonly snapshot: Pick<Snapshot, 'takenAtMs' | 'host'>;
  readonly bounds: MachineBounds;
  readonly processes: readonly ProcessEntry[];
  readonly gaps: readonly Gap[];
  /** How long the use of CPU was measured; 0: it is an average since the start. */
  readonly sampleMs: number;
}

/** `porthole.processes/1`: one document, in chunks of about 64 KiB. */
export function* processesDocument(answer: ProcessesAnswer, remedyOf: RemedyOf): Iterable<string> {
  const { processes, gaps, bounds, sampleMs } = answer;
  const head = `"bounds":${jsonValue(boundsValue(bounds))},"cpu":${jsonValue(cpuValue(sampleMs))}`;
  let chunk = `{"schema":"porthole.processes/1",${momentJson(answer)},${head},"processes":[`;
  let between = '\n';
  for (const entry of processes) {
    chunk += between + jsonValue(entryValue(entry));
    between = ',\n';
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  yield `${chunk}],\n"gaps":${gapsJson(gaps, remedyOf)}}\n`;
}

/** The same as lines: a `porthole.listed-process/1` each, and at the end one `porthole.end/1` with the gaps. */
export function* processLines(answer: ProcessesAnswer, remedyOf: RemedyOf): Iterable<string> {
  let chunk = '';
  for (const entry of answer.processes) {
    chunk += `${jsonValue({ schema: 'porthole.listed-process/1', ...entryValue(entry) })}\n`;
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  yield `${chunk}{"schema":"porthole.end/1",${momentJson(answer)},"gaps":${gapsJson(answer.gaps, remedyOf)}}\n`;
}

function momentJson({ snapshot: { takenAtMs, host } }: ProcessesAnswer): string {
  const { name, os, bootId } = host;
  return `"takenAt":"${timestamp(takenAtMs)}","host":${jsonValue({ name, os, bootId })}`;
}

function cpuValue(sampleMs: number): object {
  return sampleMs > 0 ? { kind: 'sampled', sampledMs: sampleMs } : { kind: 'average', sampledMs: undefined };
}

function boundsValue({ processors, processorsAllowed, load, memory, tasks, taskBounds }: MachineBounds): object {
  return {
    processors,
    processorsAllowed,
    load,
    memory: memory && { totalBytes: memory.totalBytes, availableBytes: memory.availableBytes, boundBy: memory.boundBy },
    tasks,
    taskBounds: taskBounds.map(({ kind, path, limit, used }) => ({ kind, path, limit, used })),
  };
}

/** Ports and connections are unknown, and not none, where they may not be seen and none was. */
function entryValue({ process, ports, connections, unseen, cpuShare }: ProcessEntry): object {
  const isBlind = unseen !== undefined && ports.length === 0 && connections.length === 0;
  return {
    pid: process.pid,
    startedAt: timestamp(process.startedAtMs),
    parent: process.parentPid,
    name: process.name,
    command: process.command,
    user: process.user,
    uid: process.uid,
    kernelThread: process.isKernelThread,
    state: process.state,
    threads: process.threads,
    ageMs: process.ageMs === undefined ? undefined : Math.round(process.ageMs),
    cpuMs: process.cpuMs,
    cpuShare: cpuShare === undefined ? undefined : Number(cpuShare.toFixed(5)),
    residentBytes: process.residentBytes,
    ports: isBlind
      ? undefined
      : ports.map(({ protocol, port, ephemeral, sockets }) => ({
          protocol,
          port,
          addresses: [...new Set(sockets.map(({ local }) => local.address))],
          ephemeral,
        })),
    connections: isBlind ? undefined : connections.length,
    unseen,
  };
}
