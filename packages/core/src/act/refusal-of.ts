import { containerPartOf } from '../explain/container-part.ts';
import type { ProcessDetail } from '../model/process.ts';
import type { KillOptions } from './kill-options.ts';
import type { RefusalReason } from './kill-plan.ts';
import type { Candidate } from './plan-facts.ts';

/** What decides whom to spare. */
export interface Spared {
  /** The one who asks and those above it, nearest first. */
  readonly own: readonly ProcessDetail[];
  /** The users whose processes may be ended. */
  readonly uids: readonly number[];
  readonly options: Pick<KillOptions, 'mine' | 'folder'>;
  /** The target was named by its pid, and force was asked for. */
  readonly forced: boolean;
}

/** Why a process is to be left alone; `undefined`: it is not. What was not wanted comes before what is not allowed. */
export function refusalOf(candidate: Candidate, spared: Spared): RefusalReason | undefined {
  const { process, ancestry } = candidate;
  const { own, uids, options, forced } = spared;
  if (process.pid === own[0]?.pid) return 'own-process';
  if (isKernelThread(process)) return 'kernel';
  if (options.mine !== undefined && process.uid !== options.mine) return 'not-mine';
  if (options.folder !== undefined && !isBelow(process.folder, options.folder)) return 'other-folder';
  if (forced) return undefined;
  if (process.pid === 1) return 'first-process';
  if (own.some(({ pid }) => pid === process.pid)) return 'own-ancestor';
  if (process.pid === own[0]?.sessionPid) return 'session-leader';
  if (containerPartOf(ancestry, own) !== undefined) return 'container';
  if (process.uid === undefined || !uids.includes(process.uid)) return 'other-user';
  return undefined;
}

/** All kernel threads descend from kthreadd, which is always process 2 and never has arguments. */
function isKernelThread({ pid, parentPid, command }: ProcessDetail): boolean {
  return (pid === 2 || parentPid === 2) && command?.length === 0;
}

function isBelow(folder: string | undefined, top: string): boolean {
  return folder !== undefined && (folder === top || folder.startsWith(top === '/' ? '/' : `${top}/`));
}
