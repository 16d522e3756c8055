import {
  type Gap,
  type Interpreted,
  LIMIT_NAMES,
  type Process,
  type ProcessAnatomy,
  type ProcessDetail,
  type Project,
  type Socket,
  type ThreadAnatomy,
  type UnixSocket,
  type What,
  type Why,
} from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonValue } from './json-text.ts';
import { projectValue, whyValue } from './process-json.ts';
import { createSocketWriter, type PeerOf } from './socket-writer.ts';
import { timestamp } from './timestamp.ts';
import { createUnixWriter } from './unix-document.ts';

/** What `process` found out about one process. */
export interface AnatomyAnswer {
  readonly anatomy: ProcessAnatomy;
  readonly interpreted: Interpreted | undefined;
  readonly what: What | undefined;
  readonly project: Project | undefined;
  readonly why: Why | undefined;
  readonly parents: readonly ProcessDetail[];
  readonly sockets: { readonly listeners: readonly Socket[]; readonly connections: readonly Socket[] };
  /** Not there where they may not be seen. */
  readonly unixSockets: readonly UnixSocket[] | undefined;
  readonly gaps: readonly Gap[];
}

/** `porthole.process/1`: one document, on one line, without a newline at its end. What is not known is null. */
export function processDocument(answer: AnatomyAnswer, remedyOf: RemedyOf, peerOf: PeerOf): string {
  const writer = createSocketWriter(peerOf);
  const sockets = [...answer.sockets.listeners, ...answer.sockets.connections];
  const own = new Set(sockets);
  const peers = [...new Set(sockets.map(peerOf))].filter((peer) => peer !== undefined && !own.has(peer));
  return (
    `{"schema":"porthole.process/1","process":${jsonValue(processValue(answer))},` +
    `"sockets":[${sockets.map((socket) => writer.write(socket)).join(',')}],` +
    `"peers":[${peers.map((peer) => writer.write(peer as Socket)).join(',')}],` +
    `"unixSockets":${unixJson(answer.unixSockets)},"gaps":${gapsJson(answer.gaps, remedyOf)}}`
  );
}

/** As `porthole.unix/1` has them. */
function unixJson(sockets: readonly UnixSocket[] | undefined): string {
  if (sockets === undefined) return 'null';
  const write = createUnixWriter();
  return `[${sockets.map((socket) => `{${write(socket)}}`).join(',')}]`;
}

function processValue({ anatomy, interpreted, what, project, why, parents }: AnatomyAnswer): object {
  const { pid, startedAtMs, name, command, user, users, state, kernelThread } = anatomy;
  const { executable, executableDeleted, folder, cgroup, namespaces, terminal } = anatomy;
  return {
    ...{ pid, startedAt: timestamp(startedAtMs), parent: anatomy.parentPid, name, command, executable, folder, user },
    code: codeValue(anatomy, interpreted),
    data: anatomy.data && { totalBytes: anatomy.data.totalBytes, heapBytes: anatomy.data.heapBytes },
    files: anatomy.files && filesValue(anatomy.files),
    cpu: cpuValue(anatomy.cpu),
    threads: anatomy.threads.map(threadValue),
    memory: anatomy.memory && memoryValue(anatomy.memory),
    limits: anatomy.limits && Object.fromEntries(LIMIT_NAMES.map((name) => [name, anatomy.limits?.[name]])),
    children: anatomy.children?.map(relativeValue),
    parents: parents.map(relativeValue),
    ...{ state, kernelThread, executableDeleted, users: users && usersValue(users), cgroup, namespaces, terminal },
    session: anatomy.sessionPid,
    group: anatomy.groupPid,
    namespacePids: anatomy.namespacePids,
    what: what && { label: what.label, kind: what.kind },
    project: project && projectValue(project),
    why: why && whyValue(why),
    residentBytes: anatomy.residentBytes,
    cpuMs: anatomy.cpuMs,
  };
}

function codeValue({ code, executable, executableDeleted }: ProcessAnatomy, interpreted: Interpreted | undefined) {
  return (
    code && {
      ...{ file: executable, deleted: executableDeleted },
      ...{ programBytes: code.programBytes, libraryBytes: code.libraryBytes, generatedBytes: code.generatedBytes },
      libraries: code.libraries,
      ...{ interpreter: interpreted?.interpreter, script: interpreted?.script },
    }
  );
}

function filesValue({ count, kinds, open }: NonNullable<ProcessAnatomy['files']>): object {
  return {
    ...{ count, kinds },
    open: open.map(({ fd, kind, target, deleted, access, position }) => ({
      fd,
      kind,
      target,
      deleted,
      access,
      position,
    })),
  };
}

function cpuValue({
  usedMs,
  userMs,
  systemMs,
  share,
  sampleMs,
  allowed,
  allowedCount,
  nice,
}: ProcessAnatomy['cpu']): object {
  return { usedMs, userMs, systemMs, share, sampleMs, allowed, allowedCount, nice };
}

function threadValue({ id, name, state, cpu, registers, registersMissing, stack }: ThreadAnatomy): object {
  const { usedMs, share, processor } = cpu;
  return {
    ...{ id, name, state, cpu: { usedMs, share, processor } },
    registers: registers && {
      ...{ instructionPointer: registers.instructionPointer, stackPointer: registers.stackPointer },
      ...{ codeFile: registers.codeFile },
      systemCall: registers.systemCall && { number: registers.systemCall.number, name: registers.systemCall.name },
    },
    registersMissing,
    stack: stack && {
      ...{
        start: stack.start,
        end: stack.end,
        sizeBytes: stack.sizeBytes,
        usedBytes: stack.usedBytes,
        kind: stack.kind,
      },
    },
  };
}

function memoryValue(memory: NonNullable<ProcessAnatomy['memory']>): object {
  const { residentBytes, privateBytes, sharedBytes, proportionalBytes } = memory;
  const { swappedBytes, peakResidentBytes, virtualBytes } = memory;
  return {
    ...{ residentBytes, privateBytes, sharedBytes, proportionalBytes, swappedBytes, peakResidentBytes, virtualBytes },
  };
}

function usersValue({ real, effective, saved, fileSystem }: NonNullable<ProcessAnatomy['users']>): object {
  return { real, effective, saved, fileSystem };
}

function relativeValue({ pid, startedAtMs, name, command, user }: Process): object {
  return { pid, startedAt: timestamp(startedAtMs), name, command, user };
}
