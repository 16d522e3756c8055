import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { processesSchema } from '../../packages/porthole/src/contract/schemas/processes-schema.ts';
import { displayWidth } from '../../packages/porthole/src/view/width.ts';
import { describeWith } from '../world/describe-with.ts';
import { HOSTILE_COMMANDS, HOSTILE_NAMES } from '../world/hostile-names.ts';
import type { SpokenSocket } from '../world/spoken.ts';
import { wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, inTerminal, PORTHOLE } from './program.ts';

const CROWD = 1000;

let world: World;

type Listed = v.InferOutput<typeof processesSchema>['processes'][number];

async function json(words: readonly string[], as: readonly string[] = []) {
  const { stdout, stderr, status } = await world.run([...as, ...PORTHOLE, 'ps', ...words, '--json']);
  expect(stderr).toBe('');
  return { ...v.parse(processesSchema, JSON.parse(stdout)), status };
}

const pidsOf = (processes: readonly Listed[]) => processes.map(({ pid }) => pid).sort((a, b) => a - b);
const holdersOf = ({ owner }: SpokenSocket) => (owner.kind === 'process' ? owner.holders.map(({ pid }) => pid) : []);
const byNumber = (a: string, b: string) => a.localeCompare(b);

/** What the situations say that a process has: its ports, and how many connections. */
function spokenOf(pid: number): { ports: string[]; connections: number } {
  const own = world.sockets.filter((socket) => holdersOf(socket).includes(pid));
  const ports = own.filter(({ remote }) => remote === null).map(({ protocol, local }) => `${local.port}/${protocol}`);
  return { ports: [...new Set(ports)].sort(byNumber), connections: own.filter(({ remote }) => remote !== null).length };
}

describeWith(['python', 'namespaces', 'readable-by-nobody'], 'porthole ps', () => {
  beforeAll(async () => {
    const { situations, furnish } = wholeWorld();
    const named = Object.values(HOSTILE_NAMES).map((name) => ['named', name.toString('hex')] as const);
    const commanded = Object.values(HOSTILE_COMMANDS).map((words) => ['arguments', ...words] as const);
    const more = [['zombie'], ['crowd', `${CROWD}`]] as const;
    world = await openWorld({ situations: [...situations, ...named, ...commanded, ...more], furnish });
  });
  afterAll(() => world?.end());

  it('tells of each process exactly the ports and connections that it has', async () => {
    const { processes } = await json([]);
    const holders = new Set(world.sockets.flatMap(holdersOf));
    expect(holders.size).toBeGreaterThan(20);
    for (const pid of holders) {
      const listed = processes.find((each) => each.pid === pid);
      const ports = listed?.ports?.map(({ port, protocol }) => `${port}/${protocol}`).sort(byNumber);
      expect.soft({ ports, connections: listed?.connections }, `${pid}`).toEqual(spokenOf(pid));
    }
    const others = processes.filter(({ pid, ports }) => !holders.has(pid) && ports !== null);
    expect(others.filter(({ ports, connections }) => ports?.length !== 0 || connections !== 0)).toEqual([]);
  });

  it('says of a process in another network namespace that its sockets are not seen, and not that there are none', async () => {
    const { pid } = world.of('other-network-namespace');
    const { processes, gaps } = await json([`pid:${pid}`]);
    expect(processes).toMatchObject([{ pid, unseen: 'namespace' }]);
    expect(gaps.find(({ what, reason }) => what === 'process' && reason === 'namespace')?.count).toBeGreaterThan(0);
  });

  it('says to nobody of each process of another user that it does not know, with a gap', async () => {
    const { processes, gaps } = await json([], AS_NOBODY);
    const own = world.of('of-user').pid;
    const { pid, zombie } = world.of('zombie');
    const told = new Map(processes.map((each) => [each.pid, each]));
    expect(told.get(own)).toMatchObject({ unseen: null, ports: [{ protocol: 'tcp' }], connections: 2 });
    expect(told.get(pid)).toMatchObject({ unseen: 'permission', ports: null, connections: null });
    expect(told.get(zombie!)).toMatchObject({ unseen: null, ports: [], connections: 0, state: 'zombie' });
    const others = processes.filter((each) => each.uid === 0 && !each.kernelThread && each.state !== 'zombie');
    expect(others.length).toBeGreaterThan(CROWD);
    expect(others.filter(({ ports, unseen }) => ports !== null || unseen !== 'permission')).toEqual([]);
    const gap = gaps.find(({ what, reason }) => what === 'process' && reason === 'permission');
    expect(gap?.count).toBeGreaterThanOrEqual(others.length);
    expect(gap?.remedy).toMatch(/^sudo .* ps --json$/);
    const { stdout, stderr } = await world.run([
      ...AS_NOBODY,
      ...PORTHOLE,
      'ps',
      `pid:${pid}`,
      '--columns',
      'ports,connections',
    ]);
    expect(stdout).toBe('PORTS  CONNS\n?          ?\n');
    expect(stderr).toMatch(
      /Incomplete: processes whose sockets this user may not see, marked \?.* To see it, run: sudo/,
    );
  });

  it('splits the processes in two by a filter and the same one turned round', async () => {
    const crowd = world.of('crowd');
    const { port } = crowd.sockets[0]!.local;
    const having = pidsOf((await json([`port:${port}`])).processes);
    expect(having).toEqual([crowd.pid]);
    const family = pidsOf((await json(['command:crowd.py'])).processes);
    expect(family).toHaveLength(CROWD + 1);
    const without = pidsOf((await json(['command:crowd.py', `!port:${port}`])).processes);
    expect(without).toEqual(family.filter((pid) => pid !== crowd.pid));
  });

  it('puts many of one program on one line that says which of them holds what', async () => {
    const { stdout } = await world.run([...PORTHOLE, 'ps', 'command:crowd.py', '--columns', 'process,ports,held']);
    const { pid, sockets } = world.of('crowd');
    const { port } = sockets[0]!.local;
    expect(stdout.split('\n')[1]).toBe(`python3 ×${CROWD + 1}  ${port}  by ${pid}, their parent`);
  });

  it.each([
    ['--flat', CROWD + 1],
    ['--tree', 2],
    ['--columns=pid', CROWD + 1],
  ])('has as many lines in a pipe as there are to be, with %s', async (flag, lines) => {
    const { stdout, status } = await world.run([...PORTHOLE, 'ps', 'command:crowd.py', flag]);
    expect(stdout.trimEnd().split('\n')).toHaveLength(lines + 1);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}|…/u);
    expect(status).toBe(0);
  });

  for (const columns of [40, 80, 160]) {
    it.each(['--color=never', '--tree', '--flat'])(`fits ${columns} columns, %s`, async (word) => {
      const { stdout } = await world.run([...inTerminal(columns), ...PORTHOLE, 'ps', word], {
        env: { TERM: 'xterm', NO_COLOR: '1' },
      });
      const lines = stdout.split(/\r?\n/).filter((line) => !line.startsWith('porthole: '));
      expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
      expect(lines.some((line) => line.startsWith('PROCESS'))).toBe(true);
      expect(stdout.replaceAll(/\r?\n/g, '')).not.toMatch(/[\p{Cc}\p{Bidi_C}]/u);
    });
  }

  it('says that nothing matches, with status 1', async () => {
    const { stdout, stderr, status } = await world.run([...PORTHOLE, 'ps', 'command:there-is-no-such-thing']);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toMatch(/^No process matches\.\n/);
  });

  it('measures for as long as it is told', async () => {
    const { cpu, processes } = await json(['--sample', '200ms', 'command:crowd.py']);
    expect(cpu).toEqual({ kind: 'sampled', sampledMs: 200 });
    expect(processes).toHaveLength(CROWD + 1);
    expect(processes.filter(({ cpuShare }) => cpuShare !== 0)).toEqual([]);
  });
});
