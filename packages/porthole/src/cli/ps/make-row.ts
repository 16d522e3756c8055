import type { Socket } from '@porthole/core';
import type { ListedProcess, ProcessRow } from '../../view/listed-process.ts';
import { heldPorts } from './held-ports.ts';

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
