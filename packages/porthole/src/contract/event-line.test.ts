import type { WatchEvent } from '@porthole/core';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { eventLine } from './event-line.ts';
import { eventSchema, watchSchema } from './schemas/event-schema.ts';
import { arbitrarySocket } from './testing/arbitrary-socket.ts';
import { watchLine } from './watch-line.ts';

describe('an event as a line', () => {
  it('is one line that follows its schema, whatever the socket', () => {
    fc.assert(
      fc.property(
        arbitrarySocket,
        fc.constantFrom('opened', 'connected', 'state-changed', 'owner-changed', 'closed'),
        fc.boolean(),
        (socket, kind, initial) => {
          const facts = { sequence: 1, timeMs: 1_700_000_000_000, source: 'poll', count: undefined } as const;
          const line = eventLine({ ...facts, kind, socket, initial, traffic: socket.traffic } as WatchEvent);
          expect(line.indexOf('\n')).toBe(line.length - 1);
          const told = v.parse(eventSchema, JSON.parse(line));
          expect([told.kind, told.socket?.id, told.initial]).toEqual([kind, socket.id, initial]);
        },
      ),
    );
  });

  it('has no socket and a count where events were lost', () => {
    const line = eventLine({
      ...{ kind: 'lost', sequence: 7, timeMs: 0, source: 'poll', initial: false, socket: undefined },
      ...{ traffic: undefined, count: 3 },
    });
    expect(line).toBe(
      '{"schema":"porthole.event/1","sequence":7,"time":"1970-01-01T00:00:00.000Z","kind":"lost","source":"poll",' +
        '"initial":false,"socket":null,"traffic":null,"count":3}\n',
    );
    v.parse(eventSchema, JSON.parse(line));
  });
});

it('the first line says which source is at work and what it misses', () => {
  const gap = { what: 'owner', reason: 'permission', count: 2, detail: 'hidden', remedy: 'root' } as const;
  const line = watchLine({ source: 'poll', misses: 'What is short.', gaps: [gap] }, () => 'sudo porthole');
  expect(v.parse(watchSchema, JSON.parse(line))).toMatchObject({ source: 'poll', gaps: [{ remedy: 'sudo porthole' }] });
});
