import type { Gap, ProcessSummary } from '@porthole/core';
import type { ListedProcess } from '../../view/listed-process.ts';

/**
 * What an answer about processes does not tell. `concerned` are those of the processes whose sockets count for it; of
 * hidden owners a snapshot tells too, and that counts only where some of these may be the owners.
 */
export function gapsOfProcesses(
  snapshotGaps: readonly Gap[],
  concerned: readonly ListedProcess[],
  processes: readonly Pick<ProcessSummary, 'pid' | 'startId'>[],
): Gap[] {
  const own = processGaps(concerned, processes);
  const isHidden = own.some(({ reason }) => reason === 'permission');
  return [...snapshotGaps.filter((gap) => isHidden || !isAboutRights(gap)), ...own];
}

/** The gaps that a person is told: those of owners are told by the processes that are marked. */
export function gapsToTell(gaps: readonly Gap[]): readonly Gap[] {
  const isMarked = gaps.some(({ what, reason }) => what === 'process' && reason === 'permission');
  return isMarked ? gaps.filter((gap) => !isAboutRights(gap)) : gaps;
}

function isAboutRights({ what, reason }: Gap): boolean {
  return what === 'owner' && reason === 'permission';
}

function processGaps(
  listed: readonly ListedProcess[],
  processes: readonly Pick<ProcessSummary, 'pid' | 'startId'>[],
): Gap[] {
  const gaps: Gap[] = [];
  const add = (reason: Gap['reason'], count: number | undefined, detail: string, remedy: Gap['remedy']): void => {
    if (count !== 0) gaps.push({ what: 'process', reason, count, detail, remedy });
  };
  // Pid 1 is always there for those who are shown all (proc(5), `hidepid`).
  if (!processes.some(({ pid }) => pid === 1)) {
    add('permission', undefined, 'this system shows each user only the own processes', 'root');
  }
  add('permission', processes.filter(isRefused).length, 'processes of which nothing but the pid may be read', 'root');
  add(
    'permission',
    countUnseen(listed, 'permission'),
    'processes whose sockets this user may not see, marked ?',
    'root',
  );
  add(
    'namespace',
    countUnseen(listed, 'namespace'),
    'processes in other network namespaces, whose sockets there are not read from here, marked ?',
    undefined,
  );
  return gaps;
}

function isRefused({ startId }: Pick<ProcessSummary, 'startId'>): boolean {
  return startId === undefined;
}

function countUnseen(listed: readonly ListedProcess[], reason: ListedProcess['unseen']): number {
  return listed.filter(({ unseen }) => unseen === reason).length;
}
