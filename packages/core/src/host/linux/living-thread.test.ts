import { describe, expect, it } from 'vitest';
import { livingThread } from './living-thread.ts';
import { fakeLinuxSource, systemFailure } from './testing/fake-linux-source.ts';

const find = (state: string, threads: readonly string[] | Error) => {
  return livingThread(fakeLinuxSource({ folders: { '/proc/50/task': threads } }), 50, state);
};

describe('livingThread', () => {
  it.each(['R', 'S', 'D', 'T', 'I'])('is the process itself in state %s, and its threads are not listed', (state) => {
    expect(find(state, systemFailure('EACCES'))).toBe('/proc/50');
  });

  it.each(['Z', 'X'])('is another one where the main thread is in state %s', (state) => {
    expect(find(state, ['50', '500', '57'])).toBe('/proc/50/task/500');
  });

  it('is the process itself where it has no other thread', () => {
    expect(find('Z', ['50'])).toBe('/proc/50');
  });

  it('is an error of the system where the process is gone', () => {
    expect(() => find('Z', systemFailure('ENOENT'))).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  });
});
