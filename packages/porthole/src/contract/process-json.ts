import type { Process, ProcessDetail, Project, What, Why } from '@porthole/core';
import { jsonValue } from './json-text.ts';
import { timestamp } from './timestamp.ts';

/** What is told of one process. */
export interface ProcessAnswer {
  readonly process: Process;
  /** Not there for a process that ended meanwhile, or that is not to be looked into. */
  readonly detail: ProcessDetail | undefined;
  readonly what: What | undefined;
  readonly why: Why | undefined;
  readonly project: Project | undefined;
}

/** One process as `porthole.who/1` has it; what is not known is null. */
export function processJson({ process: listed, detail, what, project, why }: ProcessAnswer): string {
  const process = detail ?? listed;
  return jsonValue({
    pid: process.pid,
    startedAt: timestamp(process.startedAtMs),
    parent: detail?.parentPid,
    name: process.name,
    command: process.command,
    executable: detail?.executable,
    executableDeleted: detail?.executableDeleted,
    folder: detail?.folder,
    user: process.user,
    cgroup: detail?.cgroup,
    namespaces: detail?.namespaces,
    what: what && { label: what.label, kind: what.kind },
    project: project && projectValue(project),
    why: why && whyValue(why),
    residentBytes: detail?.residentBytes,
    cpuMs: detail?.cpuMs,
    terminal: detail?.terminal,
  });
}

export function projectValue({ folder, marker, name, branch }: Project): object {
  return { folder, marker, name, branch };
}

export function whyValue({ source, script, chain }: Why): object {
  return {
    source: { kind: source.kind, name: source.name, evidence: source.evidence },
    script,
    chain: chain.map(({ pid, name, label }) => ({ pid, name, label })),
  };
}
