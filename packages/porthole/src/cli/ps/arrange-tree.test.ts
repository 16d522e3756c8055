import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleListed } from '../../view/sample-processes.ts';
import { strokesOf } from '../../view/tree-branch.ts';
import { arrangeTree } from './arrange-tree.ts';
import { processOrder } from './process-order.ts';

const ASCII = strokesOf({ ascii: true });
const listed = (pid: number, parentPid: number | undefined, name = `p${pid}`) =>
  sampleListed({ pid, parentPid, name, command: [name] });
const linesOf = (some: ReturnType<typeof listed>[], all = some) =>
  arrangeTree(some, all, processOrder('pid'), ASCII).map(
    ({ branch, members }) => branch + members.map(({ process }) => process.pid).join('+'),
  );

describe('arrangeTree', () => {
  it('puts children under their parents', () => {
    const all = [listed(1, undefined), listed(5, 4), listed(4, 1), listed(6, 1), listed(7, 4), listed(2, undefined)];
    expect(linesOf(all)).toEqual(['1', '|- 4', '|  |- 5', '|  `- 7', '`- 6', '2']);
  });

  it('puts siblings of one program without children on one line', () => {
    const all = [listed(1, undefined), listed(2, 1, 'w'), listed(3, 1, 'w'), listed(4, 1, 'w'), listed(5, 4, 'w')];
    expect(linesOf(all)).toEqual(['1', '|- 2+3', '`- 4', '   `- 5']);
  });

  it('puts who is left of a family under the nearest ancestor that is', () => {
    const all = [listed(1, undefined), listed(2, 1), listed(3, 2), listed(4, 3)];
    expect(linesOf([all[0]!, all[3]!], all)).toEqual(['1', '`- 4']);
    expect(linesOf([all[3]!], all)).toEqual(['4']);
  });

  it('keeps the order asked for among siblings', () => {
    const all = [listed(1, undefined), listed(2, 1), listed(3, 1)];
    const rows = arrangeTree(all, all, processOrder('-pid'), ASCII);
    expect(rows.map(({ members }) => members[0].process.pid)).toEqual([1, 3, 2]);
  });

  it('shows every process exactly once, whatever the parents are', () => {
    const parents = fc.array(fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }), { maxLength: 12 });
    fc.assert(
      fc.property(parents, fc.integer({ min: 0 }), (chosen, mask) => {
        const all = chosen.map((parentPid, index) => listed(index, parentPid, index % 3 === 0 ? 'same' : `p${index}`));
        const some = all.filter((_, index) => ((mask >> index) & 1) === 1);
        const rows = arrangeTree(some, all, processOrder('pid'), ASCII);
        const pids = rows.flatMap(({ members }) => members.map(({ process }) => process.pid));
        expect(pids.sort((a, b) => a - b)).toEqual(some.map(({ process }) => process.pid));
      }),
    );
  });
});
