import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorSchema } from '../../packages/porthole/src/contract/schemas/error-schema.ts';
import { endSchema, socketsSchema } from '../../packages/porthole/src/contract/schemas/sockets-schema.ts';
import { whoSchema } from '../../packages/porthole/src/contract/schemas/who-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import { has } from '../world/needs.ts';
import { CLIENT_PORT, VXLAN_PORT, wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, PORTHOLE } from './program.ts';

let world: World;

/** The document, once it has been found to be of its schema. */
function checked<Schema extends v.GenericSchema>(schema: Schema, text: string): v.InferOutput<Schema> {
  const result = v.safeParse(schema, JSON.parse(text));
  expect(result.success ? [] : v.flatten(result.issues)).toEqual([]);
  return result.output as v.InferOutput<Schema>;
}

async function ask(words: readonly string[], user: readonly string[] = []) {
  const ran = await world.run([...user, ...PORTHOLE, ...words]);
  expect(ran.stderr).toBe('');
  return ran;
}

describeWith(['python', 'namespaces'], 'the JSON documents', () => {
  beforeAll(async () => {
    const { situations, furnish } = wholeWorld();
    world = await openWorld({ situations: [...situations, ['deleted-executable'], ['named', 'fffe1b']], furnish });
  });
  afterAll(() => world?.end());

  for (const words of [
    'list',
    'list --all',
    'list --all --info',
    'connections',
    'connections --info',
    'list port:81',
  ]) {
    for (const way of ['bpf', 'ffi', 'fs']) {
      it(`porthole ${words} --json is a porthole.sockets/1, read by ${way}`, async () => {
        const { stdout } = await world.run([...PORTHOLE, ...words.split(' '), '--json'], {
          env: { PORTHOLE_LINUX_OWNERS: way },
        });
        const { host, sockets } = checked(socketsSchema, stdout);
        expect(host.os).toBe('linux');
        expect(sockets.length === 0).toBe(words.endsWith(':81'));
        expect(sockets.some(({ traffic }) => traffic !== null)).toBe(
          words === 'list --all --info' || words === 'connections --info',
        );
      });
    }
  }

  it('porthole list --ndjson has the same sockets line by line', async () => {
    const { stdout } = await ask(['list', '--all', '--ndjson']);
    const lines = stdout.trimEnd().split('\n');
    const end = checked(endSchema, lines.pop()!);
    const whole = checked(socketsSchema, (await ask(['list', '--all', '--json'])).stdout);
    const sockets = lines.map((line) => {
      const { schema, ...socket } = JSON.parse(line) as { schema: string };
      expect(schema).toBe('porthole.socket/1');
      return socket;
    });
    const byId = (list: readonly unknown[]) => (list as { id: string }[]).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(sockets)).toEqual(byId([...whole.sockets]));
    expect(end.gaps).toEqual(whole.gaps);
  });

  it('porthole who --json is a porthole.who/1 in every case', async () => {
    const port = (program: string, index = 0) => `${world.of(program).sockets[index]!.local.port}`;
    const cases: [target: string, status: string, exit: number][] = [
      ['80', 'taken', 0],
      ['81', 'free', 1],
      [port('prefork'), 'taken', 0],
      [port('scm-rights'), 'taken', 0],
      [port('reuseport'), 'taken', 0],
      [port('bound-only'), 'taken', 0],
      [port('in-flight'), 'hidden', 3],
      [port('deleted-executable'), 'taken', 0],
      [port('dead-leader'), 'taken', 0],
      [port('named'), 'taken', 0],
      [`${CLIENT_PORT}`, 'connection-end', 0],
      [`udp:${port('udp')}`, 'taken', 0],
      ...(has('vxlan') ? [[`${VXLAN_PORT}`, 'kernel', 0] as [string, string, number]] : []),
    ];
    for (const [target, expected, exit] of cases) {
      const { stdout, status } = await ask(['who', target, '--json']);
      const { answers, processes } = checked(whoSchema, stdout);
      expect
        .soft(
          answers.map((answer) => answer.status),
          target,
        )
        .toContain(expected);
      expect.soft(status, target).toBe(exit);
      const named = new Set(processes.map(({ pid }) => pid));
      for (const { owner } of answers.flatMap(({ listeners }) => listeners)) {
        const holders = owner.kind === 'process' ? owner.holders : [];
        for (const { pid } of holders) expect.soft(named, target).toContain(pid);
      }
    }
  });

  it('porthole who --json is one for processes and ranges too', async () => {
    for (const target of [`pid:${world.of('exact-ports').pid}`, 'python3', '80-180', 'pid:1']) {
      const { stdout } = await ask(['who', target, '--json']);
      expect(checked(whoSchema, stdout).target).toBe(target);
    }
  });

  it('says null, and not something else, for what nobody knows', async () => {
    const { sockets } = checked(socketsSchema, (await ask(['list', '--all', '--json'])).stdout);
    const closed = sockets.find(({ state }) => state === 'time-wait');
    expect(closed).toMatchObject({ uid: null, user: null, inode: null, owner: { kind: 'none', reason: 'time-wait' } });
    expect(sockets.find(({ state }) => state === 'listen')).toMatchObject({ remote: null, traffic: null });
  });

  it('is of its schema for nobody too, with a remedy that can be run', async (context) => {
    if (!has('readable-by-nobody')) context.skip('needs a checkout that everybody may read');
    const sockets = checked(socketsSchema, (await ask(['list', '--all', '--json'], AS_NOBODY)).stdout);
    const gap = sockets.gaps.find(({ what }) => what === 'owner');
    expect(gap?.remedy).toBe(`sudo ${PORTHOLE.join(' ')} list --all --json`);
    const { stdout, status } = await ask(['who', '80', '--json'], AS_NOBODY);
    expect(checked(whoSchema, stdout).answers.map((answer) => answer.status)).toContain('hidden');
    expect(status).toBe(3);
  });

  it('is a porthole.error/1 on stderr for what goes wrong', async () => {
    for (const words of [['lsit'], ['who', '70000'], ['list', '/(/'], ['list', '--sort', 'nope']]) {
      const { stdout, stderr, status } = await world.run([...PORTHOLE, ...words, '--json']);
      expect(checked(errorSchema, stderr).reason).toBe('invalid-argument');
      expect(stdout).toBe('');
      expect(status).toBe(2);
    }
  });
});
