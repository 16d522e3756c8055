import { describe, expect, it } from 'vitest';
import { sampleDetail, sampleHost } from '../testing/sample-host.ts';
import { askName, askPid } from './ask-process.ts';

const processes = [7, 8, 9].map((pid) => sampleDetail({ pid }));

describe('blindGaps', () => {
  it('counts the processes that were not to be looked into', async () => {
    const host = sampleHost({ processes, closed: [7, 8] });
    expect((await askName(host, 'node', 'node')).gaps).toMatchObject([
      { what: 'process', reason: 'permission', count: 2, remedy: 'root' },
    ]);
    expect((await askPid(host, 7, 'pid:7')).gaps).toMatchObject([{ reason: 'permission', count: 1 }]);
  });

  it('is nothing where all could be', async () => {
    expect((await askPid(sampleHost({ processes, closed: [7] }), 9, 'pid:9')).gaps).toEqual([]);
  });
});
