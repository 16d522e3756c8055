import type { DamagedLease, FreePort, Host, Socket, Unleased } from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';
import { sanitize } from '../../view/sanitize.ts';
import type { Context } from '../context.ts';
import { readIdentity } from '../read-identity.ts';
import { projectOf } from './project-of.ts';

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is no folder',
  ENOENT: 'it is gone',
};

/** What whoever got these ports has to know, as lines for stderr; empty where there is nothing. */
export async function tellProvisos(host: Host, taken: readonly FreePort[], context: Context): Promise<string> {
  const [first] = taken;
  if (first === undefined) return '';
  const lines = first.unleased === undefined ? [] : [tellUnleased(first.unleased)];
  for (const { port, holders } of taken) {
    if (holders.length > 0) lines.push(...(await tellHeld(host, port, holders, context)));
  }
  const damage = tellDamage(taken.flatMap(({ damaged }) => damaged));
  return damage + lines.map((line) => `porthole: ${sanitize(line)}\n`).join('');
}

/** That something in the registry was no lease. */
export function tellDamage(damaged: readonly DamagedLease[]): string {
  return damaged
    .map(({ path, keptAs }) => `porthole: ${sanitize(`${path} was no lease; it is kept as ${keptAs}.`)}\n`)
    .join('');
}

function tellUnleased({ reason, code, folder }: Unleased): string {
  const so = 'Nothing keeps this port: somebody else may get it too.';
  switch (reason) {
    case 'not-asked':
      return `${so} There is no home folder to keep leases in; PORTHOLE_STATE names another place.`;
    case 'foreign':
      return `${so} ${folder} belongs to another user; PORTHOLE_STATE names another place.`;
    case 'system':
      return `${so} A lease cannot be written to ${folder}: ${SYSTEM_WORDS[code ?? ''] ?? 'the system refuses'} (${code}).`;
  }
}

/** Its own server may run already; a stranger's is worth a word. */
async function tellHeld(
  host: Host,
  port: number,
  holders: readonly Socket[],
  context: Context,
): Promise<readonly string[]> {
  const project = await projectOf(host, context);
  for (const { owner } of holders) {
    const leader = owner.kind === 'process' ? leadingHolder(owner) : undefined;
    if (leader === undefined) return [`${port} is kept for this project, but held by a process that cannot be seen.`];
    const identity = await readIdentity(host, leader);
    if (identity.project?.folder !== project && identity.detail?.folder !== project) {
      return [`${port} is kept for this project, but held by ${leader.name ?? 'a process'} (PID ${leader.pid}).`];
    }
  }
  return [];
}
