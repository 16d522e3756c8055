import { programKey } from '@porthole/core';
import type { ListedProcess } from '../../view/listed-process.ts';
import type { ProcessRow } from '../../view/process-row.ts';
import { rowOf, rowOfSeveral } from '../../view/process-row.ts';
import type { Strokes } from '../../view/tree-branch.ts';
import type { CompareRows } from './process-order.ts';

interface Pending {
  readonly row: ProcessRow;
  readonly branch: string;
  /** What stands under it, before its children. */
  readonly below: string;
}

/**
 * The processes as a tree, children under their parents, siblings in the order given. One whose parent is not listed
 * stands under the nearest ancestor that is. Siblings of one program without children of their own are one line.
 */
export function arrangeTree(
  listed: readonly ListedProcess[],
  all: readonly ListedProcess[],
  compare: CompareRows,
  strokes: Strokes,
): ProcessRow[] {
  const children = childrenOf(listed, all);
  const rows: ProcessRow[] = [];
  const shown = new Set<ListedProcess>();
  const pending: Pending[] = [];
  const push = (parent: ListedProcess | undefined, below: string): void => {
    const siblings = foldLeaves(children.get(parent) ?? [], children).sort(compare);
    for (const [index, row] of [...siblings.entries()].reverse()) {
      const isLast = index === siblings.length - 1;
      const isRoot = parent === undefined;
      pending.push({
        row,
        branch: isRoot ? '' : below + (isLast ? strokes.lastChild : strokes.child),
        below: isRoot ? '' : below + (isLast ? strokes.nothing : strokes.below),
      });
    }
  };
  push(undefined, '');
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { row, branch, below } = next;
    if (shown.has(row.members[0])) continue;
    for (const member of row.members) shown.add(member);
    rows.push({ ...row, branch });
    if (row.members.length === 1) push(row.members[0], below);
  }
  return rows;
}

/** The listed ones by their nearest listed ancestor. */
function childrenOf(
  listed: readonly ListedProcess[],
  all: readonly ListedProcess[],
): ReadonlyMap<ListedProcess | undefined, ListedProcess[]> {
  const byPid = new Map(all.map((member) => [member.process.pid, member]));
  const isListed = new Set(listed);
  const children = new Map<ListedProcess | undefined, ListedProcess[]>();
  for (const member of listed) {
    const seen = new Set<ListedProcess>([member]);
    let parent = parentOf(member, byPid);
    // A process that ended while all were read may leave a circle of pids.
    while (parent !== undefined && !isListed.has(parent) && !seen.has(parent)) {
      seen.add(parent);
      parent = parentOf(parent, byPid);
    }
    const place = parent !== undefined && isListed.has(parent) && !isCircle(member, byPid) ? parent : undefined;
    const siblings = children.get(place);
    if (siblings === undefined) children.set(place, [member]);
    else siblings.push(member);
  }
  return children;
}

function parentOf({ process }: ListedProcess, byPid: ReadonlyMap<number, ListedProcess>): ListedProcess | undefined {
  return process.parentPid === undefined ? undefined : byPid.get(process.parentPid);
}

function isCircle(member: ListedProcess, byPid: ReadonlyMap<number, ListedProcess>): boolean {
  const seen = new Set<ListedProcess>();
  let next: ListedProcess | undefined = member;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    next = parentOf(next, byPid);
  }
  return next === member;
}

function foldLeaves(
  siblings: readonly ListedProcess[],
  children: ReadonlyMap<ListedProcess | undefined, readonly ListedProcess[]>,
): ProcessRow[] {
  const rows: ProcessRow[] = [];
  const leaves = new Map<string, [ListedProcess, ...ListedProcess[]]>();
  for (const member of siblings) {
    if (children.has(member)) {
      rows.push(rowOf(member));
      continue;
    }
    const { key } = programKey(member.process);
    const alike = leaves.get(key);
    if (alike === undefined) leaves.set(key, [member]);
    else alike.push(member);
  }
  for (const members of leaves.values()) rows.push(rowOfSeveral(members));
  return rows;
}
