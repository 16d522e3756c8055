import type { Socket } from '@porthole/core';
import { heldPorts } from './held-ports.ts';
import type { HeldPort, ListedProcess } from './listed-process.ts';

/** One line of a listing of processes: one process, or several of one program. */
export interface ProcessRow {
  /** The one that stands for all of them first. */
  readonly members: readonly [ListedProcess, ...ListedProcess[]];
  /** What all of them hold, each socket once. */
  readonly ports: readonly HeldPort[];
  readonly connections: readonly Socket[];
  /** What leads to it in a tree; empty where there is none. */
  readonly branch: string;
}

/** A line for one process. */
export function rowOf(member: ListedProcess, branch = ''): ProcessRow {
  return { members: [member], ports: member.ports, connections: member.connections, branch };
}

/** A line for several processes, of which the first stands for all. What several of them hold counts once. */
export function rowOfSeveral(members: readonly [ListedProcess, ...ListedProcess[]], branch = ''): ProcessRow {
  if (members.length === 1) return rowOf(members[0], branch);
  const sockets = new Set<Socket>(members.flatMap((member) => member.ports.flatMap((port) => port.sockets)));
  const connections = new Set<Socket>(members.flatMap((member) => member.connections));
  return { members, ports: heldPorts([...sockets]), connections: [...connections], branch };
}
