import { stripVTControlCharacters } from 'node:util';
import type { AnatomyReading, ProcessAnatomy } from '@porthole/core';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { anatomySchema } from '../../contract/schemas/anatomy-schema.ts';
import { at, heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { sampleUnixSocket } from '../../view/sample-unix-sockets.ts';
import { displayWidth } from '../../view/width.ts';
import { run } from '../run.ts';
import { hiddenAnatomy, kernelAnatomy, NO_FILES, sampleAnatomy, sampleThread } from '../testing/sample-anatomy.ts';
import { sampleContext } from '../testing/sample-context.ts';
import { type SampleMachine, sampleDetail, sampleHost } from '../testing/sample-host.ts';

const HOSTILE = 'a\x1b[31m\u202eb\n';
const SHELL = sampleDetail({
  pid: 2304,
  name: 'zsh',
  command: ['-zsh'],
  terminal: 'pts/3',
  sessionPid: 2304,
  namespaces: { net: '4026531840' },
});
const NPM = sampleDetail({
  pid: 48190,
  parentPid: 2304,
  name: 'npm run dev',
  command: ['npm run dev'],
  executable: '/usr/bin/node',
});
const SERVER = heldBy(sampleHolder(48213, 'node'));
const CLIENT = heldBy(sampleHolder(3120, 'chrome'));
const RUNNING = { state: 'running', registers: undefined, registersMissing: 'running', stack: undefined } as const;

function machine(process: ProcessAnatomy, gaps: AnatomyReading['gaps'] = [], more: SampleMachine = {}): SampleMachine {
  return { anatomies: [{ process, gaps }], processes: [process, NPM, SHELL], ...more };
}

const busy = sampleAnatomy({
  threads: [
    sampleThread(48213),
    sampleThread(48220, { ...RUNNING, cpu: { usedMs: 60_000, share: 0.99, processor: 0 } }),
    ...Array.from({ length: 200 }, (_, index) =>
      sampleThread(48300 + index, {
        name: 'libuv-worker',
        cpu: { usedMs: 10, share: 0, processor: 2 },
        stack: undefined,
      }),
    ),
  ],
  cpu: { ...sampleAnatomy().cpu, share: 1.38 },
  children: [sampleHolder(48230, 'esbuild')],
});
const hidden = hiddenAnatomy(48213);
const hostile = sampleAnatomy({
  ...{
    name: HOSTILE,
    command: [HOSTILE, HOSTILE],
    executable: `/${HOSTILE}`,
    folder: `/${HOSTILE}`,
    cgroup: `/${HOSTILE}`,
  },
  ...{ user: HOSTILE, executableDeleted: true, threads: [sampleThread(48213, { name: HOSTILE })] },
  files: { ...sampleAnatomy().files!, open: [{ ...sampleAnatomy().files!.open[3]!, target: `/${HOSTILE}` }] },
});

const STORIES: Readonly<Record<string, { machine: SampleMachine; uid?: number }>> = {
  'a server with ports': {
    machine: machine(busy, [], {
      sockets: [
        sampleSocket({
          id: '1',
          local: at('127.0.0.1', 3000),
          owner: SERVER,
          reach: { value: 'this-machine', evidence: ['loopback'] },
        }),
        sampleSocket({
          id: '2',
          state: 'established',
          local: at('127.0.0.1', 3000),
          remote: at('127.0.0.1', 40112),
          owner: SERVER,
        }),
        sampleSocket({
          id: '3',
          state: 'established',
          local: at('127.0.0.1', 40112),
          remote: at('127.0.0.1', 3000),
          owner: CLIENT,
        }),
      ],
      unixSockets: [
        sampleUnixSocket({
          inode: '91300',
          owner: SERVER,
          peer: {
            inode: '3',
            name: { kind: 'path', text: '/run/postgresql/.s.PGSQL.5432' },
            owner: heldBy(sampleHolder(1204, 'postgres')),
          },
        }),
      ],
    }),
  },
  'one without a port': {
    machine: machine(
      sampleAnatomy({
        pid: 2304,
        parentPid: undefined,
        name: 'zsh',
        command: ['-zsh'],
        executable: '/bin/zsh',
        files: NO_FILES,
      }),
    ),
  },
  'one of somebody else': { machine: machine(hidden.process, hidden.gaps, { closed: [48213] }) },
  'a kernel thread': { machine: machine(kernelAnatomy(30)), uid: 0 },
  'one that has ended': {
    machine: machine(
      sampleAnatomy({
        ...{
          state: 'zombie',
          files: NO_FILES,
          code: undefined,
          data: undefined,
          memory: undefined,
          executable: undefined,
          folder: undefined,
        },
        threads: [
          sampleThread(48213, { state: 'zombie', registers: undefined, registersMissing: 'ended', stack: undefined }),
        ],
      }),
    ),
  },
  'hostile text': { machine: machine(hostile) },
};

const PICTURES: readonly (readonly [name: string, columns: number | undefined, flags: readonly string[]])[] = [
  ['40 columns', 40, ['--color', 'never']],
  ['80 columns', 80, ['--color', 'never']],
  ['160 columns, colours', 160, []],
  ['80 columns, ascii', 80, ['--color', 'never', '--ascii']],
];

describe('the picture of', () => {
  for (const [name, { machine: made, uid = 1000 }] of Object.entries(STORIES)) {
    const pid = String(made.anatomies?.[0]?.process.pid);
    const ask = async (columns: number | undefined, flags: readonly string[]) => {
      const { context, written } = sampleContext({
        args: ['process', pid, '--sample', '0', ...flags],
        host: sampleHost(made),
        columns,
        uid,
      });
      expect(await run(context), written.err).toBe(0);
      return written;
    };

    it(name, async () => {
      const pictures: string[] = [];
      for (const [title, columns, flags] of PICTURES) {
        const { out, err } = await ask(columns, flags);
        for (const line of out.split('\n')) {
          const shown = stripVTControlCharacters(line);
          expect(displayWidth(shown), shown).toBeLessThanOrEqual(columns ?? Infinity);
        }
        if (flags.includes('--ascii')) expect(out).toMatch(/^[\x20-\x7e\n]*$/);
        pictures.push(`== ${title} ==\n${(out + (err === '' ? '' : `-- stderr --\n${err}`)).replaceAll('\x1b', '␛')}`);
      }
      await expect(pictures.join('\n')).toMatchFileSnapshot(`golden/${name.replaceAll(/\W+/g, '-')}.txt`);
    });

    it(`${name}, for a program: all of it, as the contract has it`, async () => {
      const parsed: unknown = JSON.parse((await ask(undefined, ['--json'])).out);
      const document = v.parse(anatomySchema, parsed);
      expect(document).toStrictEqual(parsed);
      expect(document.process.threads).toHaveLength(made.anatomies?.[0]?.process.threads.length ?? 0);
    });
  }

  it('every thread, in a pipe', async () => {
    const { context, written } = sampleContext({ args: ['process', '48213'], host: sampleHost(machine(busy)) });
    await run(context);
    for (const { id } of busy.threads) expect(written.out).toMatch(new RegExp(`^ +${id} `, 'm'));
  });
});
