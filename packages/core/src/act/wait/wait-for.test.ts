import { describe, expect, it } from 'vitest';
import type { Host } from '../../host/host.ts';
import type { Socket } from '../../model/socket.ts';
import { parseQuery } from '../../query/parse.ts';
import type { Clock } from '../clock.ts';
import { waitFor } from './wait-for.ts';

const holder = { pid: 7, startId: 70, name: 'node', command: ['node'], uid: 0, user: 'root', startedAtMs: 0, fds: [3] };
const listener = {
  ...{ protocol: 'tcp', family: 'ipv4', state: 'listen', local: { address: '0.0.0.0', port: 3000 }, remote: undefined },
  owner: { kind: 'process', holders: [holder], primary: 7, complete: true },
} as unknown as Socket;

/** A machine whose sockets are another at each look (the last stays), and a clock that only sleeping moves. */
function machine(looks: readonly (readonly Socket[])[], runsFor = Number.POSITIVE_INFINITY) {
  const pauses: number[] = [];
  let nowMs = 0;
  let count = 0;
  const clock: Clock = {
    nowMs: () => nowMs,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      pauses.push(ms);
      nowMs += ms;
    },
  };
  const host = {
    snapshot: async () => ({ sockets: looks[Math.min(count++, looks.length - 1)] ?? [], gaps: [] }),
    detail: async () => (nowMs < runsFor ? { process: holder, gaps: [] } : undefined),
  } as unknown as Host;
  return { host, clock, pauses };
}

const target = { ports: { first: 3000, last: 3000 } };
const listening = { kind: 'listening' } as const;

describe('waiting', () => {
  it('looks once and sleeps not at all where it is so already', async () => {
    const { host, clock, pauses } = machine([[listener]]);
    expect(await waitFor(host, target, listening, { clock, timeoutMs: 0 })).toMatchObject({
      met: true,
      looks: 1,
      waitedMs: 0,
    });
    expect(pauses).toEqual([]);
  });

  it('looks ever less often, from 10 ms to 500 ms', async () => {
    const { host, clock, pauses } = machine([[], [], []]);
    const { met, waitedMs, looks } = await waitFor(host, target, listening, { clock, timeoutMs: 5000 });
    expect({ met, waitedMs }).toEqual({ met: false, waitedMs: 5000 });
    expect(pauses.slice(0, 4)).toEqual([10, 15, 22.5, 33.75]);
    expect(Math.max(...pauses)).toBe(500);
    expect(looks).toBe(pauses.length + 1);
  });

  it('has 30 s where it is not told how long', async () => {
    const { host, clock } = machine([[]]);
    expect((await waitFor(host, target, listening, { clock })).waitedMs).toBe(30_000);
  });

  it('ends as soon as it is so', async () => {
    const { host, clock, pauses } = machine([[], [], [listener]]);
    expect(await waitFor(host, target, listening, { clock })).toMatchObject({
      met: true,
      looks: 3,
      sockets: [listener],
    });
    expect(pauses).toEqual([10, 15]);
  });

  it('minds neither other ports nor sockets that only look alike', async () => {
    const others = [
      { ...listener, local: { ...listener.local, port: 3001 } },
      { ...listener, state: 'bound' } as Socket,
      { ...listener, state: 'established', remote: listener.local } as Socket,
    ];
    const { host, clock } = machine([others]);
    expect(await waitFor(host, target, listening, { clock, timeoutMs: 50 })).toMatchObject({ met: false, sockets: [] });
  });

  it('waits for the right owner', async () => {
    const owned = (text: string) => ({ kind: 'owned', query: parseQuery(text) }) as const;
    const { host, clock } = machine([[listener]]);
    expect((await waitFor(host, target, owned('process:node'), { clock, timeoutMs: 50 })).met).toBe(true);
    const other = await waitFor(host, target, owned('process:python'), { clock, timeoutMs: 50 });
    expect(other).toMatchObject({ met: false, sockets: [listener] });
  });

  it('gives up as soon as the process has ended, and finds it free then', async () => {
    const gone = machine([[]], 20);
    expect(await waitFor(gone.host, { pid: 7 }, listening, { clock: gone.clock })).toMatchObject({
      met: false,
      ended: true,
      looks: 3,
    });
    // Somebody else with its pid has a socket by now.
    const free = machine([[listener]], 20);
    const result = await waitFor(free.host, { pid: 7 }, { kind: 'free' }, { clock: free.clock });
    expect(result).toMatchObject({ met: true, ended: true, sockets: [] });
  });

  it('ends with the reason of its signal', async () => {
    const { host, clock } = machine([[]]);
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(waitFor(host, target, listening, { clock, signal: stop.signal })).rejects.toThrow('enough');
  });
});
