import { describe, expect, it } from 'vitest';
import type { Clock } from '../act/clock.ts';
import { heldBy, sampleSocket } from '../diff/testing/sample-socket.ts';
import type { WatchEvent } from '../model/event.ts';
import type { Socket } from '../model/socket.ts';
import { pollEvents } from './poll-events.ts';
import type { SocketReader } from './socket-reader.ts';
import type { WatchOptions } from './watch.ts';

/** Time that passes only when somebody sleeps, or as long as a look is said to take. */
class TestClock implements Clock {
  now = 0;
  readonly slept: number[] = [];

  nowMs(): number {
    return this.now;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(ms);
    this.now += ms;
  }
}

interface Look {
  readonly sockets: readonly Socket[];
  readonly way?: string;
  readonly costMs?: number;
}

class TestReader implements SocketReader {
  readonly #looks: readonly Look[];
  readonly #clock: TestClock;
  looked = 0;

  constructor(looks: readonly Look[], clock: TestClock) {
    this.#looks = looks;
    this.#clock = clock;
  }

  read() {
    const { sockets, way = 'one', costMs = 0 } = this.#looks[Math.min(this.looked++, this.#looks.length - 1)] as Look;
    const takenAtMs = this.#clock.now;
    this.#clock.now += costMs;
    return { takenAtMs, way, sockets, gaps: [] };
  }
}

/** All the events of these looks; after the last one, the watch is ended. */
async function watch(looks: readonly Look[], options: WatchOptions = {}) {
  const clock = new TestClock();
  const reader = new TestReader(looks, clock);
  const end = new AbortController();
  const sleep = clock.sleep.bind(clock);
  clock.sleep = async (ms, signal) => {
    await sleep(ms, signal);
    if (reader.looked === looks.length) end.abort(new Error('seen all'));
  };
  const events: WatchEvent[] = [];
  await expect(async () => {
    for await (const event of pollEvents(reader, { ...options, signal: end.signal }, clock)) events.push(event);
  }).rejects.toThrow('seen all');
  return { events, clock };
}

const spell = ({ sequence, kind, socket, initial }: WatchEvent) =>
  `${sequence} ${kind} ${socket?.id ?? ''}${initial ? ' initial' : ''}`;

const remote = { address: '10.0.0.1', port: 443 };
const listener = sampleSocket({ id: 'listener' });
const connection = sampleSocket({ id: 'connection', state: 'established', remote });
const remains = { ...connection, state: 'time-wait', inode: undefined } as const;

describe('a watch that polls', () => {
  it('tells what is there as initial, and then what happens, numbered', async () => {
    const { events } = await watch([
      { sockets: [listener] },
      { sockets: [listener, connection] },
      { sockets: [listener, { ...connection, owner: heldBy(7) }] },
      { sockets: [listener] },
    ]);
    expect(events.map(spell)).toEqual([
      '1 opened listener initial',
      '2 connected connection',
      '3 owner-changed connection',
      '4 closed connection',
    ]);
    expect(events.map(({ timeMs }) => timeMs)).toEqual([0, 1000, 2000, 3000]);
  });

  it('tells only what happens from now on when that is asked for, and says when it begins', async () => {
    let started = 0;
    const onStart = () => started++;
    const { events } = await watch([{ sockets: [listener] }, { sockets: [] }], { sinceNow: true, onStart });
    expect(events.map(spell)).toEqual(['1 closed listener']);
    expect(started).toBe(1);
  });

  it('tells of a connection as closed once only its remains are there, whichever id these have', async () => {
    for (const left of [remains, { ...remains, id: 'other' }]) {
      const { events } = await watch([
        { sockets: [] },
        { sockets: [connection] },
        { sockets: [left] },
        { sockets: [] },
      ]);
      expect(events.map(spell)).toEqual(['1 connected connection', '2 closed connection']);
      expect(events[1]?.socket?.state).toBe('established');
    }
  });

  it('tells of connections that came and went between two looks, by their remains and once', async () => {
    const orphaned = { ...remains, state: 'fin-wait-2' } as const;
    const { events } = await watch([{ sockets: [] }, { sockets: [orphaned] }, { sockets: [remains] }]);
    expect(events.map(spell)).toEqual(['1 connected connection', '2 closed connection']);
  });

  it('does not take remains for news that were there before it began', async () => {
    const { events } = await watch([{ sockets: [remains] }, { sockets: [remains] }, { sockets: [] }]);
    expect(events).toEqual([]);
  });

  it('says that what was known is void when it reads by another way, and tells all anew', async () => {
    const { events } = await watch([{ sockets: [listener] }, { sockets: [connection], way: 'other' }], {
      sinceNow: true,
    });
    expect(events.map(spell)).toEqual(['1 lost ', '2 connected connection initial']);
  });

  it('looks at its interval, and less often where a look takes long', async () => {
    const { clock } = await watch([{ sockets: [], costMs: 100 }, { sockets: [], costMs: 600 }, { sockets: [] }]);
    expect(clock.slept).toEqual([900, 2400, 1000]);
  });

  it('does not look while nobody asks for the next event', async () => {
    const clock = new TestClock();
    const reader = new TestReader([{ sockets: [listener] }, { sockets: [] }], clock);
    const events = pollEvents(reader, {}, clock);
    expect(reader.looked).toBe(0);
    await events.next();
    clock.now += 60_000;
    expect(reader.looked).toBe(1);
    expect((await events.next()).value).toMatchObject({ kind: 'closed', socket: { id: 'listener' } });
    expect(reader.looked).toBe(2);
  });

  it('throws the reason of its signal', async () => {
    const clock = new TestClock();
    const reader = new TestReader([{ sockets: [] }], clock);
    const events = pollEvents(reader, { signal: AbortSignal.abort(new Error('enough')) }, clock);
    await expect(events.next()).rejects.toThrow('enough');
    expect(reader.looked).toBe(0);
  });
});
