import { describe, expect, it } from 'vitest';
import { sampleListed } from '../../view/sample-processes.ts';
import { at, sampleSocket } from '../../view/sample-sockets.ts';
import { foldPrograms } from './fold-programs.ts';

const pidsOf = (rows: ReturnType<typeof foldPrograms>) =>
  rows.map(({ members }) => members.map(({ process }) => process.pid));

describe('foldPrograms', () => {
  it('puts the processes of one program on one line, the one that the others descend from first', () => {
    const rows = foldPrograms([
      sampleListed({ pid: 12, name: 'nginx', command: ['nginx: worker process'], parentPid: 40 }),
      sampleListed({ pid: 13, name: 'sh', command: ['sh'] }),
      sampleListed({ pid: 40, name: 'nginx', command: ['nginx: master process nginx'], parentPid: 1 }),
    ]);
    expect(pidsOf(rows)).toEqual([[40, 12], [13]]);
  });

  it('counts what several hold together once', () => {
    const shared = sampleSocket({ local: at('0.0.0.0', 80), inode: '1' });
    const own = sampleSocket({ local: at('0.0.0.0', 443), inode: '2' });
    const client = sampleSocket({ state: 'established', remote: at('10.0.0.9', 5), inode: '3' });
    const [row] = foldPrograms([
      sampleListed({ pid: 1, name: 'a', command: ['a'] }, [shared, client]),
      sampleListed({ pid: 2, name: 'a', command: ['a'] }, [shared, own, client]),
    ]);
    expect(row?.ports.map(({ port, sockets }) => [port, sockets.length])).toEqual([
      [80, 1],
      [443, 1],
    ]);
    expect(row?.connections).toHaveLength(1);
  });

  it('takes scripts of the same relative name for one program only within a family', () => {
    const node = (pid: number, parentPid: number) =>
      sampleListed({ pid, parentPid, name: 'node', command: ['node', 'server.js'] });
    const rows = foldPrograms([node(10, 5), node(11, 10), node(12, 11), node(20, 6), node(21, 5)]);
    expect(pidsOf(rows)).toEqual([[10, 11, 12, 21], [20]]);
  });

  it('ends where parents go round in a circle', () => {
    const node = (pid: number, parentPid: number) =>
      sampleListed({ pid, parentPid, name: 'node', command: ['node', 'server.js'] });
    expect(
      pidsOf(foldPrograms([node(1, 2), node(2, 1)]))
        .flat()
        .sort(),
    ).toEqual([1, 2]);
  });
});
