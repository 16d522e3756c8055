import type { Host, Socket, WatchEvent, WatchOptions } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { at, heldBy, SAMPLE_NOW_MS, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { displayWidth } from '../../view/width.ts';
import { run } from '../run.ts';
import { sampleContext } from '../testing/sample-context.ts';
import { sampleHost } from '../testing/sample-host.ts';
import { factsOf } from './run-hook.ts';

const NODE = heldBy(sampleHolder(48213, 'node'));
const listener = sampleSocket({ id: 'l', owner: NODE });
const open = sampleSocket({
  id: 'o',
  owner: heldBy(sampleHolder(50931, 'python3')),
  local: at('0.0.0.0', 8000),
  reach: { value: 'network', evidence: ['wildcard'] },
});
const client = sampleSocket({
  id: 'c',
  state: 'established',
  owner: { kind: 'none', reason: 'not-accepted' },
  local: at('192.168.1.10', 8000),
  remote: at('192.168.1.44', 50122),
});
const remains = sampleSocket({
  id: 't',
  state: 'time-wait',
  owner: { kind: 'none', reason: 'time-wait' },
  local: at('127.0.0.1', 40_000),
  remote: at('127.0.0.1', 443),
  ephemeral: true,
});
const hostile = heldBy(sampleHolder(7, 'a b\x1b[31m\n'));

type Told = readonly [kind: WatchEvent['kind'], socket?: Socket, initial?: boolean];

const STORY: readonly Told[] = [
  ['opened', listener, true],
  ['opened', open],
  ['connected', client],
  ['owner-changed', { ...client, owner: open.owner }],
  ['state-changed', { ...client, owner: open.owner, state: 'close-wait' }],
  ['closed', client],
  ['connected', remains],
  ['owner-changed', { ...listener, owner: hostile }],
  ['closed', { ...listener, owner: hostile }],
  ['lost'],
];

const SECOND = 1000;

/** A host whose watch tells a story, a second from event to event, and then ends; remains close where they open. */
function telling(story: readonly Told[], asked: WatchOptions[] = []): Host {
  const host: Host = sampleHost({ sockets: [] });
  return {
    ...host,
    close: async () => {},
    watch(options: WatchOptions = {}) {
      asked.push(options);
      return {
        describe: () => ({ source: 'poll', misses: 'Short ones are missed.', gaps: [] }),
        async *[Symbol.asyncIterator]() {
          options.onStart?.();
          for (const [index, [kind, socket, initial = false]] of story.entries()) {
            const facts = { sequence: index + 1, timeMs: SAMPLE_NOW_MS + index * SECOND, initial, source: 'poll' };
            yield { kind, socket, traffic: socket?.traffic, count: undefined, ...facts } as WatchEvent;
          }
        },
      };
    },
  };
}

async function watch(words: string, { columns, story = STORY }: { columns?: number; story?: readonly Told[] } = {}) {
  const asked: WatchOptions[] = [];
  const args = ['watch', ...words.split(' ').filter((word) => word !== '')];
  const { context, written } = sampleContext({ args, host: telling(story, asked), columns, env: { NO_COLOR: '1' } });
  const status = await run(context);
  const lines = written.out.split('\n').slice(0, -1);
  return { status, lines, ...written, asked };
}

/** A line without its time, which is that of whoever reads it. */
const withoutTime = (line: string) => line.slice(10);

describe('porthole watch', () => {
  it('tells each event on a line', async () => {
    const { lines, err, status } = await watch('');
    for (const line of lines) expect(line).toMatch(/^\d\d:\d\d:\d\d {2}\S/);
    expect(lines.map(withoutTime)).toEqual([
      '= 3000  there     node 48213 on 127.0.0.1:3000',
      '+ 8000  opened    python3 50931 on 0.0.0.0:8000 network ▲',
      '> 8000  connected (not accepted) from 192.168.1.44:50122',
      '~ 8000  new owner (not accepted) → python3 50931 from 192.168.1.44:50122',
      '~ 8000  new state python3 50931 established → close-wait from 192.168.1.44:50122',
      '- 8000  closed    (not accepted) from 192.168.1.44:50122 was open 3 s',
      '> 443   connected (time-wait) to 127.0.0.1:443',
      '~ 3000  new owner node 48213 → a b\\x1b[31m\\n 7 on 127.0.0.1:3000',
      '- 3000  closed    a b\\x1b[31m\\n 7 on 127.0.0.1:3000',
      '!       lost      what was known no longer counts: all that is there is told again',
    ]);
    expect(err).toContain('Short ones are missed.');
    expect(status).toBe(0);
  });

  it.each([40, 80, 160])('fits into %i columns', async (columns) => {
    const { lines } = await watch('', { columns });
    expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
    expect(lines.join('').replaceAll(' ', '')).toContain('192.168.1.44:50122');
  });

  it('does not hide the end of what it told of, and numbers what it tells', async () => {
    const { lines } = await watch('state:established --ndjson');
    const [first, ...events] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({ schema: 'porthole.watch/1', source: 'poll' });
    expect(events.map(({ sequence, kind }) => `${sequence} ${kind}`)).toEqual([
      '1 connected',
      '2 owner-changed',
      '3 state-changed',
      '4 closed',
      '5 lost',
    ]);
  });

  it('ends when what it waits for has come, and fails when it has not', async () => {
    expect(await watch('--until closed')).toMatchObject({ status: 0, lines: { length: 6 } });
    expect(await watch('--count 2')).toMatchObject({ status: 0, lines: { length: 2 } });
    expect(await watch('port:3000 --until connected')).toMatchObject({ status: 4 });
    expect(await watch('port:9')).toMatchObject({ status: 0, lines: { length: 1 } });
    expect(await watch('', { story: [] })).toMatchObject({ status: 1, out: '' });
    expect(await watch('-q --until closed')).toMatchObject({ status: 0, out: '', err: '' });
  });

  it('asks the machine for no more than it tells of', async () => {
    const { asked } = await watch('port:3000 --tcp --info --since-now --interval 250ms');
    expect(asked).toMatchObject([
      { ports: { first: 3000, last: 3000 }, protocols: ['tcp'], info: true, sinceNow: true, intervalMs: 250 },
    ]);
  });

  it.each([
    ['--json', '--ndjson'],
    ['--until open', 'opened'],
    ['--count 0', '--count'],
    ['--count many', '--count'],
    ['--interval 1ms', '--interval'],
    ['--interval soon', '--interval'],
    ['--timeout never', '--timeout'],
    ['port:http:x', 'port'],
  ])('refuses %s in a sentence', async (words, mention) => {
    const { status, out, err } = await watch(words);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(mention);
  });

  it('says that a machine cannot be watched', async () => {
    const host: Host = sampleHost({ sockets: [] });
    const { context, written } = sampleContext({ args: ['watch'], host });
    expect(await run(context)).toBe(5);
    expect(written.err).toMatch(/cannot be watched/);
  });
});

describe('what a command is told of an event', () => {
  it('is in its environment, empty where there is none', () => {
    const event = { kind: 'opened', socket: { ...open, owner: hostile } } as WatchEvent;
    expect(factsOf(event)).toEqual({
      PORTHOLE_EVENT: 'opened',
      PORTHOLE_PROTOCOL: 'tcp',
      PORTHOLE_ADDRESS: '0.0.0.0',
      PORTHOLE_PORT: '8000',
      PORTHOLE_REMOTE_ADDRESS: '',
      PORTHOLE_REMOTE_PORT: '',
      PORTHOLE_STATE: 'listen',
      PORTHOLE_PID: '7',
      PORTHOLE_PROCESS: 'a b\x1b[31m\n',
    });
    expect(factsOf({ kind: 'lost' } as WatchEvent)).toMatchObject({ PORTHOLE_EVENT: 'lost', PORTHOLE_PORT: '' });
  });
});
