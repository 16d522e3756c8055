import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { loadNative } from '../../packages/core/src/host/ffi.ts';
import { signalProcess } from '../../packages/core/src/host/linux/act/signal-process.ts';
import { LiveLinuxSource } from '../../packages/core/src/host/linux/live-source.ts';
import { parseStat } from '../../packages/core/src/host/linux/proc-pid-codec.ts';
import { type Calls, createCalls } from '../../packages/core/src/host/linux/syscalls.ts';
import type { ProcessRef } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { poll } from '../world/poll.ts';
import { type RunningSituation, startSituation } from '../world/situation.ts';

const source = new LiveLinuxSource();
let calls: Calls;
let server: RunningSituation;
let ref: ProcessRef;

const inodes = () => server.said.sockets.map(({ inode }) => inode!);

/** The state letter of proc(5) `stat`; `undefined` once it is gone. */
const stateOf = (pid: number) =>
  existsSync(`/proc/${pid}/stat`) ? parseStat(readFileSync(`/proc/${pid}/stat`)).state : undefined;

describeWith(['python'], 'a signal to one process', () => {
  beforeAll(() => {
    calls = createCalls(loadNative()!, process.arch)!;
  });
  beforeEach(async () => {
    server = await startSituation(['udp'], []);
    const { pid } = server.said;
    ref = { pid, startId: parseStat(source.file(`/proc/${pid}/stat`)).startId };
  });
  afterEach(() => server?.end());
  afterAll(() => source.close());

  for (const way of ['pidfd', 'check'] as const) {
    const signal = (to: ProcessRef, holding: readonly string[]) =>
      signalProcess(source, way === 'pidfd' ? calls : undefined, to, 'SIGTERM', holding);

    it(`is sent to who holds the socket (${way})`, async () => {
      expect(signal(ref, inodes())).toEqual({ kind: 'sent', by: way });
      const ended = (state: string | undefined) => state === undefined || state === 'Z';
      expect(await poll(async () => stateOf(ref.pid), ended)).toSatisfy(ended);
    });

    it(`is not sent to who started at another time, holds another socket, or is gone (${way})`, async () => {
      expect(signal({ ...ref, startId: ref.startId! + 10 }, inodes())).toEqual({ kind: 'replaced' });
      expect(signal({ ...ref, startId: undefined }, inodes())).toEqual({ kind: 'replaced' });
      expect(signal(ref, ['1'])).toEqual({ kind: 'released' });
      expect(signal({ pid: 4_194_305, startId: 1 }, [])).toEqual({ kind: 'gone' });
      // Who has a signal to die of never comes to sleep again.
      expect(
        await poll(
          async () => stateOf(ref.pid),
          (state) => state === 'S',
        ),
      ).toBe('S');
    });
  }

  it('finds a socket that only a thread with a descriptor table of its own has', async () => {
    const other = await startSituation(['own-table-thread'], []);
    const { pid, ownInode } = other.said;
    const own = { pid, startId: parseStat(source.file(`/proc/${pid}/stat`)).startId };
    expect(signalProcess(source, calls, own, 'SIGTERM', ['1'])).toEqual({ kind: 'released' });
    expect(signalProcess(source, calls, own, 'SIGTERM', [ownInode!])).toEqual({ kind: 'sent', by: 'pidfd' });
    await other.end();
  });
});
