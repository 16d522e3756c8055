import type { ProcessRef } from '../../model/process.ts';
import type { Lease } from './lease.ts';

/** Why a lease counts no more. */
export type LeaseEnd = 'time' | 'owner-ended' | 'project-gone' | 'restart';

/** What the end of a lease depends on. */
export interface LeaseFacts {
  readonly nowMs: number;
  readonly bootId: string | undefined;
  isRunning(owner: ProcessRef): Promise<boolean>;
  isFolder(path: string): boolean;
}

/** A lease from the future is one from before the clock was set back; this much later it may be. */
const CLOCK_SLACK_MS = 60_000;

/** Why the lease has ended; `undefined`: it has not. What has ended never comes back. */
export async function leaseEnd(lease: Lease, facts: LeaseFacts): Promise<LeaseEnd | undefined> {
  const { kind, state, owner, takenAtMs, endsAtMs, project, bootId } = lease;
  const restarted = bootId !== undefined && facts.bootId !== undefined && bootId !== facts.bootId;
  if (state === 'pending' || kind === 'command') {
    if (restarted) return 'restart';
    return owner !== undefined && (await facts.isRunning(owner)) ? undefined : 'owner-ended';
  }
  if (endsAtMs !== undefined && endsAtMs <= facts.nowMs) return 'time';
  if (kind === 'project') return project !== undefined && facts.isFolder(project) ? undefined : 'project-gone';
  if (restarted) return 'restart';
  return takenAtMs > facts.nowMs + CLOCK_SLACK_MS ? 'time' : undefined;
}
