import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { at, heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { displayWidth } from '../../view/width.ts';
import { run } from '../run.ts';
import { sampleContext } from '../testing/sample-context.ts';
import { type SampleMachine, sampleDetail, sampleHost } from '../testing/sample-host.ts';
import { chain, hidden, hostile, LOOPBACK, prefork, shop } from '../testing/sample-machines.ts';

interface Story {
  readonly words: readonly string[];
  readonly machine: SampleMachine;
  readonly uid?: number;
  readonly status: number;
}

const watched = sampleHolder(48213, 'node', { command: ['node', 'server.js'] });
const nodemon = sampleHolder(48100, 'node', { command: ['node', '/home/ana/code/shop/node_modules/.bin/nodemon'] });
const proxy = sampleHolder(9120, 'docker-proxy', {
  command: ['/usr/bin/docker-proxy', '-proto', 'tcp', '-host-ip', '0.0.0.0', '-host-port', '8080'],
  uid: 0,
  user: 'root',
});

const STORIES: Readonly<Record<string, Story>> = {
  'one process with clients': { words: ['3000'], machine: shop, status: 0 },
  'a process by its pid': { words: ['pid:48213'], machine: shop, status: 0 },
  'a master and its workers': {
    words: ['80'],
    machine: {
      ...prefork,
      processes: [
        ...(prefork.processes ?? []),
        ...[813, 814, 815, 816].map((pid) => sampleDetail({ ...sampleHolder(pid, 'nginx'), uid: 33, parentPid: 812 })),
      ],
    },
    uid: 0,
    status: 0,
  },
  'of somebody else': { words: ['80'], machine: prefork, status: 3 },
  'a hidden owner': {
    words: ['5432'],
    machine: { sockets: [sampleSocket({ owner: hidden, local: at('127.0.0.1', 5432), reach: LOOPBACK })] },
    status: 3,
  },
  'what would come back': {
    words: ['3000'],
    machine: {
      sockets: [sampleSocket({ owner: heldBy(watched), local: at('127.0.0.1', 3000) })],
      processes: [
        sampleDetail({ ...nodemon, parentPid: 1, executable: '/usr/bin/node' }),
        sampleDetail({ ...watched, parentPid: 48100, executable: '/usr/bin/node', folder: '/home/ana/code/shop' }),
        ...chain.slice(0, 1),
      ],
    },
    status: 0,
  },
  'a port of a container': {
    words: ['8080'],
    machine: {
      sockets: [sampleSocket({ owner: heldBy(proxy), local: at('0.0.0.0', 8080), uid: 0, user: 'root' })],
      processes: [sampleDetail({ ...proxy, executable: '/usr/bin/docker-proxy' })],
    },
    uid: 0,
    status: 3,
  },
  'a near end of a connection': { words: ['40112'], machine: shop, status: 1 },
  'nothing there': { words: ['3001', 'pid:4', 'no-such'], machine: shop, status: 1 },
  'hostile text': {
    words: ['3000'],
    machine: {
      sockets: [sampleSocket({ owner: heldBy(hostile), local: at('127.0.0.1', 3000) })],
      processes: [sampleDetail(hostile)],
    },
    status: 0,
  },
};

const PICTURES: readonly (readonly [name: string, columns: number | undefined, flags: readonly string[]])[] = [
  ['40 columns', 40, ['--color', 'never']],
  ['80 columns', 80, ['--color', 'never']],
  ['160 columns, colours', 160, []],
  ['80 columns, ascii', 80, ['--color', 'never', '--ascii']],
  ['a pipe', undefined, []],
];

describe('the plan for', () => {
  it.each(Object.entries(STORIES))('%s', async (name, { words, machine, uid = 1000, status }) => {
    const pictures: string[] = [];
    for (const [title, columns, flags] of PICTURES) {
      const args = ['kill', '--dry-run', ...flags, ...words];
      const { context, written } = sampleContext({ args, host: sampleHost(machine), columns, uid });
      expect(await run(context), written.err).toBe(status);
      expect(written.err).toBe('');
      expectToFit(written.out, columns);
      if (flags.includes('--ascii')) expect(written.out).toMatch(/^[\x20-\x7e\n]*$/);
      pictures.push(`== ${title} ==\n${written.out.replaceAll('\x1b', '␛')}`);
    }
    await expect(pictures.join('\n')).toMatchFileSnapshot(`golden/${name.replaceAll(/\W+/g, '-')}.txt`);
  });
});

/** Only commands are longer than a line, because they are copied. */
function expectToFit(text: string, columns = Infinity): void {
  for (const line of text.split('\n')) {
    const shown = stripVTControlCharacters(line);
    if (!/^ {2}(for good|instead|as root|even so|cut it)/.test(shown)) {
      expect(displayWidth(shown), shown).toBeLessThanOrEqual(columns);
    }
  }
}
