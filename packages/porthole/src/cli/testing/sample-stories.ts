import { at, heldBy, SAMPLE_NOW_MS, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { type SampleMachine, sampleDetail } from './sample-host.ts';
import {
  chain,
  chrome,
  connection,
  hidden,
  hostile,
  LOOPBACK,
  lone,
  named,
  pair,
  passedOn,
  prefork,
  projects,
  shop,
  twoOwners,
  vite,
  viteDetail,
  WILDCARD,
  worker,
} from './sample-machines.ts';

/** A question, and the machine it is asked on. */
export interface SampleStory {
  readonly words: readonly string[];
  readonly machine: SampleMachine;
  /** Who asks; left out: a user without rights. */
  readonly uid?: number;
  /** The exit status that belongs to the answer. */
  readonly status: number;
}

export const SAMPLE_STORIES: Readonly<Record<string, SampleStory>> = {
  'taken by one': { words: ['3000'], machine: shop, status: 0 },
  'taken, one address asked for': { words: ['[::1]:3000'], machine: shop, status: 0 },
  'taken by master and workers': { words: ['80'], machine: prefork, status: 0 },
  'taken by equals': {
    words: ['9000'],
    machine: { sockets: [sampleSocket({ owner: passedOn, local: at('127.0.0.1', 9000), reach: LOOPBACK })] },
    status: 0,
  },
  'two owners on two addresses': { words: ['5173'], machine: twoOwners, status: 0 },
  'two owners sharing one address': {
    words: ['8080'],
    machine: { sockets: [worker(4001, '1'), worker(4002, '2')] },
    status: 0,
  },
  'one owner sharing with itself': {
    words: ['8080'],
    machine: { sockets: [worker(4001, '1'), worker(4001, '2'), worker(4001, '3')] },
    status: 0,
  },
  'tcp and udp of two owners': {
    words: ['53'],
    machine: {
      sockets: [
        sampleSocket({ owner: heldBy(named), local: at('127.0.0.1', 53), reach: LOOPBACK, uid: 101, user: 'bind' }),
        sampleSocket({
          owner: hidden,
          local: at('0.0.0.0', 53),
          protocol: 'udp',
          state: 'bound',
          reach: WILDCARD,
          uid: 0,
          user: 'root',
        }),
      ],
      processes: [sampleDetail(named)],
    },
    status: 0,
  },
  'several holders beside another owner': {
    words: ['80'],
    machine: {
      ...prefork,
      sockets: [
        ...(prefork.sockets ?? []),
        sampleSocket({
          owner: chrome,
          protocol: 'udp',
          state: 'bound',
          local: at('0.0.0.0', 80),
          reach: WILDCARD,
          ephemeral: true,
        }),
      ],
    },
    status: 0,
  },
  'two sharing a udp port': {
    words: ['5353'],
    machine: {
      sockets: [sampleHolder(3120, 'chrome'), sampleHolder(640, 'avahi-daemon', { uid: 108, user: 'avahi' })].map(
        (holder, index) =>
          sampleSocket({
            owner: heldBy(holder),
            local: at('0.0.0.0', 5353),
            protocol: 'udp',
            state: 'bound',
            reach: WILDCARD,
            inode: `${index}`,
          }),
      ),
    },
    status: 0,
  },
  'taken by the kernel': {
    words: ['4789'],
    machine: {
      sockets: [
        sampleSocket({
          owner: { kind: 'kernel' },
          local: at('0.0.0.0', 4789),
          protocol: 'udp',
          state: 'bound',
          reach: WILDCARD,
        }),
      ],
    },
    status: 0,
  },
  'owner hidden': {
    words: ['5432'],
    machine: {
      sockets: [
        sampleSocket({ owner: hidden, local: at('127.0.0.1', 5432), reach: LOOPBACK, uid: 113, user: 'postgres' }),
        ...pair(hidden, vite, 5432, 40200),
        ...pair(hidden, vite, 5432, 40202),
      ],
      gaps: [
        {
          what: 'owner',
          reason: 'permission',
          count: 3,
          detail: 'sockets held by processes that this user may not look into',
          remedy: 'root',
        },
      ],
    },
    status: 3,
  },
  'owner hidden from root': {
    words: ['5432'],
    machine: {
      sockets: [
        sampleSocket({ owner: hidden, local: at('127.0.0.1', 5432), reach: LOOPBACK, uid: 113, user: 'postgres' }),
      ],
    },
    uid: 0,
    status: 3,
  },
  'owner not to be found': {
    words: ['7000'],
    machine: {
      sockets: [
        sampleSocket({
          owner: { kind: 'hidden', reason: 'unseen' },
          local: at('0.0.0.0', 7000),
          reach: WILDCARD,
          uid: 0,
          user: 'root',
        }),
      ],
    },
    status: 3,
  },
  'the near end of a connection': {
    words: ['40618'],
    machine: {
      sockets: pair(
        heldBy(sampleHolder(51210, 'server')),
        heldBy(sampleHolder(51244, 'curl', { command: ['curl', '-N', 'http://127.0.0.1:65432/'] })),
        65432,
        40618,
      ),
      processes: [
        sampleDetail({
          pid: 51244,
          name: 'curl',
          command: ['curl', '-N', 'http://127.0.0.1:65432/'],
          folder: '/home/ana',
        }),
      ],
    },
    status: 0,
  },
  'the near end of a hidden connection': {
    words: ['40700'],
    machine: {
      sockets: [
        connection(at('192.168.1.20', 40700), at('140.82.112.3', 443), hidden, {
          ephemeral: true,
          uid: 113,
          user: 'postgres',
        }),
      ],
    },
    status: 3,
  },
  'only leftovers': {
    words: ['8081'],
    machine: {
      sockets: [
        connection(
          at('127.0.0.1', 8081),
          at('127.0.0.1', 40300),
          { kind: 'none', reason: 'time-wait' },
          { state: 'time-wait' },
        ),
        connection(
          at('127.0.0.1', 8081),
          at('127.0.0.1', 40302),
          { kind: 'none', reason: 'time-wait' },
          { state: 'time-wait' },
        ),
        connection(
          at('127.0.0.1', 8081),
          at('127.0.0.1', 40304),
          { kind: 'none', reason: 'orphan' },
          { state: 'fin-wait-2' },
        ),
      ],
    },
    status: 1,
  },
  'bound, not listening': {
    words: ['6000'],
    machine: {
      sockets: [sampleSocket({ owner: vite, state: 'bound', local: at('127.0.0.1', 6000), reach: LOOPBACK })],
      processes: [viteDetail, ...chain],
      projects,
    },
    status: 0,
  },
  'a lent udp port': {
    words: ['45353'],
    machine: {
      sockets: [
        sampleSocket({
          owner: chrome,
          protocol: 'udp',
          state: 'bound',
          local: at('0.0.0.0', 45353),
          ephemeral: true,
          reach: WILDCARD,
        }),
      ],
    },
    status: 0,
  },
  free: { words: ['3001'], machine: {}, status: 1 },
  'free for root': {
    words: ['tcp:443'],
    machine: { sockets: [connection(at('192.168.1.20', 40700), at('140.82.112.3', 443), chrome, { ephemeral: true })] },
    status: 1,
  },
  'free and lent at times': { words: ['localhost:50000'], machine: {}, status: 1 },
  'port zero': { words: ['0'], machine: {}, status: 1 },
  'a range': {
    words: ['3000-5500'],
    machine: {
      ...shop,
      sockets: [
        ...(shop.sockets ?? []),
        ...(twoOwners.sockets ?? []),
        sampleSocket({ owner: hidden, local: at('127.0.0.1', 5432) }),
      ],
    },
    status: 0,
  },
  'a free range': { words: ['9100-9110'], machine: shop, status: 1 },
  'another machine': {
    words: ['140.82.112.3:443'],
    machine: { sockets: [connection(at('192.168.1.20', 40700), at('140.82.112.3', 443), chrome, { ephemeral: true })] },
    status: 0,
  },
  'another machine, not connected': { words: ['10.9.9.9:443'], machine: shop, status: 1 },
  'a process with ports': { words: ['pid:48213'], machine: shop, status: 0 },
  'a process without': {
    words: ['pid:41877'],
    machine: { ...shop, processes: [sampleDetail({ ...lone, folder: '/home/ana/two-modes' })] },
    status: 0,
  },
  'a process of somebody else': {
    words: ['pid:41877'],
    machine: { processes: [sampleDetail({ ...lone, uid: 0, user: 'root' })], closed: [41877] },
    status: 3,
  },
  'a process closed to root': {
    words: ['pid:41877'],
    machine: { processes: [sampleDetail({ ...lone, uid: 0, user: 'root' })], closed: [41877] },
    uid: 0,
    status: 3,
  },
  'no such process': { words: ['pid:99999'], machine: shop, status: 1 },
  'a name of several': {
    words: ['node'],
    machine: { ...twoOwners, processes: [...(twoOwners.processes ?? []), sampleDetail(lone)] },
    status: 0,
  },
  'a name of several of somebody else': {
    words: ['node'],
    machine: {
      processes: [41877, 41878].map((pid) => sampleDetail({ ...lone, pid, uid: 113, user: 'postgres' })),
      closed: [41877, 41878],
    },
    status: 3,
  },
  'a name of none': { words: ['postgres'], machine: shop, status: 1 },
  'hostile text': {
    words: ['8000'],
    machine: {
      sockets: [
        sampleSocket({
          owner: heldBy(hostile),
          local: at('192.168.1.20', 8000),
          reach: { value: 'network', evidence: ['address'] },
        }),
      ],
      processes: [
        sampleDetail({ ...hostile, folder: '/tmp/\x1b]0;x\x07', cpuMs: 90, startedAtMs: SAMPLE_NOW_MS - 3000 }),
      ],
    },
    status: 0,
  },
};
