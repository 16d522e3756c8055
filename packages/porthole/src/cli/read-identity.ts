import { type Host, type Process, type ProcessDetail, type Project, type What, whatIs } from '@porthole/core';

/** What a process is, and what it works on. */
export interface Identity {
  /** Not there for a process that ended since, or that is not to be looked into. */
  readonly detail: ProcessDetail | undefined;
  readonly what: What | undefined;
  readonly project: Project | undefined;
}

/**
 * Reads what a process is. One that ended since its sockets were read is told by what was known of it then: its pid may
 * belong to another one by now.
 */
export async function readIdentity(host: Host, process: Process): Promise<Identity> {
  const detail = (await host.detail(process))?.process;
  return identityOf(host, process, detail);
}

/** The same for a process that was read already. */
export async function identityOf(host: Host, process: Process, detail: ProcessDetail | undefined): Promise<Identity> {
  const { executable, folder } = detail ?? {};
  return {
    detail,
    what: whatIs({ name: process.name, command: process.command, executable }),
    project: folder === undefined ? undefined : await host.project(folder),
  };
}
