import type { ListedProcess } from '../../view/listed-process.ts';

type Members = readonly [ListedProcess, ...ListedProcess[]];

/** The process that the others descend from first, or where there is no such one that with the lowest pid. */
export function leaderFirst(members: Members): Members {
  const leader = parentOfAll(members) ?? lowestPid(members);
  return [leader, ...members.filter((member) => member !== leader)];
}

/** The only one of them whose parent is not among them: the others descend from it. */
function parentOfAll(members: readonly ListedProcess[]): ListedProcess | undefined {
  const pids = new Set(members.map(({ process }) => process.pid));
  const tops = members.filter(({ process }) => process.parentPid === undefined || !pids.has(process.parentPid));
  return tops.length === 1 ? tops[0] : undefined;
}

function lowestPid([first, ...others]: Members): ListedProcess {
  return others.reduce((lowest, each) => (each.process.pid < lowest.process.pid ? each : lowest), first);
}
