import { describe, expect, it } from 'vitest';
import { heldBy } from './held-by.ts';
import { rowOfSeveral } from './process-row.ts';
import { sampleListed } from './sample-processes.ts';
import { at, sampleSocket } from './sample-sockets.ts';

const listen = (port: number) => sampleSocket({ local: at('0.0.0.0', port), inode: `${port}` });
const connect = (port: number) => sampleSocket({ state: 'established', remote: at('10.0.0.9', port) });
const idle = (pid: number, parentPid = 1) => sampleListed({ pid, parentPid, command: ['chrome', '--type=renderer'] });

function told(...members: [ReturnType<typeof idle>, ...ReturnType<typeof idle>[]]): readonly string[] {
  return heldBy(rowOfSeveral(members));
}

describe('heldBy', () => {
  it('says nothing of one process, and nothing where none holds anything', () => {
    expect(told(sampleListed({ pid: 1 }, [listen(1)]))).toEqual(['']);
    expect(told(idle(1), idle(2))).toEqual(['']);
  });

  it('names the only holder, with its role', () => {
    const command = ['chrome', '--type=utility', '--utility-sub-type=network.mojom.NetworkService'];
    const network = sampleListed({ pid: 3120, command }, [connect(1), connect(2)]);
    expect(told(idle(3101), network, idle(3130))).toEqual(['all by 3120, its network service', 'all by 3120', '3120']);
    expect(told(idle(3101), sampleListed({ pid: 9 }, [listen(1)]))).toEqual(['by 9', '9']);
    expect(told(sampleListed({ pid: 9 }, [listen(1)]), idle(10, 9), idle(11, 9))[0]).toBe('by 9, their parent');
  });

  it('says where all of them, or some, share all', () => {
    const both = [listen(80), listen(443)];
    expect(told(sampleListed({ pid: 1 }, both), sampleListed({ pid: 2 }, both))[0]).toBe('shared by all 2');
    expect(told(sampleListed({ pid: 1 }, both), sampleListed({ pid: 2 }, both), idle(3))[0]).toBe('shared by 1, 2');
    const five = [1, 2, 3, 4, 5].map((pid) => sampleListed({ pid }, both));
    expect(told(idle(9), ...five)[0]).toBe('shared by 5 of them');
  });

  it('says who has what where few have few', () => {
    const one = sampleListed({ pid: 101 }, [listen(3000), connect(1)]);
    const two = sampleListed({ pid: 102 }, [listen(3001)]);
    expect(told(one, two)).toEqual(['3000 by 101; 3001 by 102; connections by 101', '2 of 2 hold some', '2 of 2']);
  });

  it('counts where many have some', () => {
    const many = [1, 2, 3, 4].map((pid) => sampleListed({ pid }, [connect(pid)]));
    expect(told(idle(9), ...many)[0]).toBe('4 of 5 hold some');
  });
});
