import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Socket } from '../model/socket.ts';
import { applyEvents } from './apply-events.ts';
import { diffSnapshots, type SocketsAt } from './diff-snapshots.ts';
import { heldBy, sampleSocket } from './testing/sample-socket.ts';

/** Few values of each kind, so that two moments have much in common. */
const anySocket: fc.Arbitrary<Socket> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    state: fc.constantFrom('listen', 'bound', 'syn-sent', 'syn-received', 'established', 'close-wait'),
    local: fc.record({ address: fc.constantFrom('127.0.0.1', '::1'), port: fc.constantFrom(80, 443) }),
    remote: fc.option(fc.record({ address: fc.constantFrom('10.0.0.1', '10.0.0.2'), port: fc.constant(9) }), {
      nil: undefined,
    }),
    owner: fc.oneof(
      fc.constantFrom(heldBy(1), heldBy(2), heldBy(1, [4, 5])),
      fc.constant({ kind: 'kernel' } as const),
      fc.record({ kind: fc.constant('none' as const), reason: fc.constantFrom('orphan', 'not-accepted') }),
      fc.record({ kind: fc.constant('hidden' as const), reason: fc.constantFrom('gone', 'permission') }),
    ),
  } as const)
  .map((given) => sampleSocket(given as Partial<Socket> & Pick<Socket, 'id'>));

const anyMoment: fc.Arbitrary<SocketsAt> = fc
  .uniqueArray(anySocket, { selector: ({ id }) => id })
  .map((sockets) => ({ sockets }));

const byId = (sockets: readonly Socket[]) => [...sockets].sort((a, b) => a.id.localeCompare(b.id));

function kinds(before: readonly Socket[], after: readonly Socket[]): string[] {
  return diffSnapshots({ sockets: before }, { sockets: after }).map(({ kind, socket }) => `${kind} ${socket.id}`);
}

describe('what happened between two moments', () => {
  it('leads from the one to the other, in both directions', () => {
    fc.assert(
      fc.property(anyMoment, anyMoment, (before, after) => {
        const there = applyEvents(before, diffSnapshots(before, after));
        expect(byId(there)).toEqual(byId(after.sockets));
        const back = applyEvents({ sockets: there }, diffSnapshots({ sockets: there }, before));
        expect(byId(back)).toEqual(byId(before.sockets));
      }),
    );
  });

  it('is what it was before when it is told again from what the events led to', () => {
    fc.assert(
      fc.property(anyMoment, anyMoment, (before, after) => {
        const changes = diffSnapshots(before, after);
        expect(diffSnapshots(before, { sockets: byOrder(applyEvents(before, changes), after) })).toEqual(changes);
      }),
    );
  });

  it('is nothing between a moment and itself', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const copy = structuredClone(moment.sockets) as Socket[];
        expect(diffSnapshots(moment, { sockets: copy })).toEqual([]);
      }),
    );
  });

  it('begins with one opened or connected and ends with one closed for each socket', () => {
    fc.assert(
      fc.property(fc.array(anyMoment, { maxLength: 6 }), (moments) => {
        const lives = new Map<string, string[]>();
        let before: SocketsAt = { sockets: [] };
        for (const after of [...moments, { sockets: [] }]) {
          for (const { kind, socket } of diffSnapshots(before, after)) {
            lives.set(socket.id, [...(lives.get(socket.id) ?? []), kind]);
          }
          before = after;
        }
        for (const life of lives.values()) {
          // An id may come again in these moments, so a life may be several.
          expect(life.join(' ')).toMatch(/^((opened|connected)( (connected|state-changed|owner-changed))* closed ?)+$/);
        }
      }),
    );
  });

  it('tells what closed before what opened, so that a port that changed hands is free in between', () => {
    expect(kinds([sampleSocket({ id: 'old' })], [sampleSocket({ id: 'new' })])).toEqual(['closed old', 'opened new']);
  });

  it('tells a connection as connected, once the other end answered', () => {
    const remote = { address: '10.0.0.1', port: 443 };
    const asking = sampleSocket({ id: 'a', state: 'syn-sent', remote });
    const talking = sampleSocket({ id: 'a', state: 'established', remote });
    expect(kinds([], [asking])).toEqual(['opened a']);
    expect(kinds([asking], [talking])).toEqual(['connected a']);
    expect(kinds([], [talking])).toEqual(['connected a']);
    expect(kinds([talking], [{ ...talking, state: 'close-wait' }])).toEqual(['state-changed a']);
  });

  it('tells that a socket was handed on, and not that a process calls itself otherwise or that bytes went through', () => {
    const socket = sampleSocket({ id: 'a' });
    expect(kinds([socket], [{ ...socket, owner: heldBy(200) }])).toEqual(['owner-changed a']);
    expect(kinds([socket], [{ ...socket, owner: heldBy(100, [3, 4]) }])).toEqual(['owner-changed a']);
    expect(kinds([socket], [{ ...socket, owner: heldBy(100, [3], 'renamed') }])).toEqual([]);
    expect(kinds([socket], [{ ...socket, queue: { receive: 9, send: 9, backlog: 9 } }])).toEqual([]);
  });
});

describe('applied events', () => {
  it('forget all that was known where events were lost', () => {
    const [old, fresh] = [sampleSocket({ id: 'old' }), sampleSocket({ id: 'new' })];
    const events = [
      { kind: 'lost', socket: undefined },
      { kind: 'opened', socket: fresh },
    ] as const;
    expect(applyEvents({ sockets: [old] }, events)).toEqual([fresh]);
  });
});

/** The same sockets in the order that those of `like` have. */
function byOrder(sockets: readonly Socket[], like: SocketsAt): Socket[] {
  const order = new Map(like.sockets.map(({ id }, place) => [id, place]));
  return [...sockets].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}
