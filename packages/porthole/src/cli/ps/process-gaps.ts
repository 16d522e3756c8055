import type { Gap, ProcessSummary } from '@porthole/core';
import type { ListedProcess } from '../../view/listed-process.ts';

/** What a listing of processes does not tell, beside what a snapshot says of sockets. */
export function processGaps(listed: readonly ListedProcess[], processes: readonly ProcessSummary[]): Gap[] {
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

/** The gaps that a person is told: those of owners are told by the processes that are marked. */
export function gapsToTell(gaps: readonly Gap[]): readonly Gap[] {
  const marked = gaps.some(({ what, reason }) => what === 'process' && reason === 'permission');
  return marked ? gaps.filter(({ what, reason }) => what !== 'owner' || reason !== 'permission') : gaps;
}

function isRefused({ startId }: ProcessSummary): boolean {
  return startId === undefined;
}

function countUnseen(listed: readonly ListedProcess[], reason: ListedProcess['unseen']): number {
  return listed.filter(({ unseen }) => unseen === reason).length;
}
