import { programKey } from '@porthole/core';
import type { ListedProcess } from '../../view/listed-process.ts';
import type { ProcessRow } from '../../view/process-row.ts';
import { rowOfSeveral } from '../../view/process-row.ts';
import { leaderFirst } from './leader-first.ts';

/** No chain of parents is longer. */
const MOST_GENERATIONS = 1000;

/**
 * The processes with those of one program on one line, in the order in which the programs come first. Where only the
 * place that a script was started in could tell two programs apart, one family is one program: a process with its
 * descendants and siblings.
 */
export function foldPrograms(listed: readonly ListedProcess[]): ProcessRow[] {
  const groups = new Map<string, [ListedProcess, ...ListedProcess[]]>();
  const familyOf = createFamilyOf(listed);
  for (const member of listed) {
    const { key, isLocal } = programKey(member.process);
    const whole = isLocal ? `${key} of ${familyOf(member, key)}` : key;
    const group = groups.get(whole);
    if (group === undefined) groups.set(whole, [member]);
    else group.push(member);
  }
  return Array.from(groups.values(), (members) => rowOfSeveral(leaderFirst(members)));
}

/** The parent of the first process of a program, on the way up from one of its processes. */
function createFamilyOf(listed: readonly ListedProcess[]): (member: ListedProcess, key: string) => number | undefined {
  const byPid = new Map(listed.map((member) => [member.process.pid, member]));
  return (member, key) => {
    let parentPid = member.process.parentPid;
    for (let generation = 0; generation < MOST_GENERATIONS; generation++) {
      const parent = parentPid === undefined ? undefined : byPid.get(parentPid);
      if (parent === undefined || programKey(parent.process).key !== key) break;
      parentPid = parent.process.parentPid;
    }
    return parentPid;
  };
}
