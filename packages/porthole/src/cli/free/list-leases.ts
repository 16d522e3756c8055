import { type DamagedLease, type Gap, type Host, type LeaseInUse, readLeases, type Unleased } from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';
import type { Context } from '../context.ts';
import { readIdentity } from '../read-identity.ts';
import { leasesOf } from './leases-of.ts';

/** A lease as a row of a table. */
export interface LeaseRow extends LeaseInUse {
  /** Does somebody listen there who has nothing to do with it? `undefined`: nobody listens, or it cannot be told. */
  readonly foreign: boolean | undefined;
}

export interface LeaseListing {
  readonly rows: readonly LeaseRow[];
  /** What to say where there is none. */
  readonly empty: string;
  readonly unreadable: Unleased | undefined;
  readonly damaged: readonly DamagedLease[];
  readonly gaps: readonly Gap[];
}

/** The leases of this user, each with who really listens. */
export async function listLeases(host: Host, context: Context): Promise<LeaseListing> {
  const folder = leasesOf(context);
  if (folder === undefined) {
    return {
      rows: [],
      empty: 'No port is kept: there is no home folder to keep leases in.',
      unreadable: undefined,
      damaged: [],
      gaps: [],
    };
  }
  const { leases, unreadable, damaged, gaps } = await readLeases(host, folder, { nowMs: context.nowMs });
  const rows: LeaseRow[] = [];
  for (const each of leases) rows.push({ ...each, foreign: await isForeign(host, each) });
  const empty =
    unreadable === undefined
      ? 'No port is kept for anybody.'
      : `The leases in ${folder} cannot be read (${unreadable.code ?? 'they belong to another user'}).`;
  return { rows, empty, unreadable, damaged, gaps };
}

async function isForeign(host: Host, { lease, listeners }: LeaseInUse): Promise<boolean | undefined> {
  const [listener] = listeners;
  if (listener?.owner.kind !== 'process' || lease === undefined) return undefined;
  const leader = leadingHolder(listener.owner);
  if (leader === undefined) return undefined;
  if (lease.kind === 'project') {
    const { project, detail } = await readIdentity(host, leader);
    if (project === undefined && detail?.folder === undefined) return undefined;
    return project?.folder !== lease.project && detail?.folder !== lease.project;
  }
  const pids = (await host.ancestry(leader.pid)).map(({ pid }) => pid);
  return lease.owner === undefined ? undefined : !pids.includes(lease.owner.pid);
}
