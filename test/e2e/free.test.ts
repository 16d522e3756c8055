import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { freeSchema } from '../../packages/porthole/src/contract/schemas/free-schema.ts';
import { leaseSchema, leasesSchema } from '../../packages/porthole/src/contract/schemas/lease-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import { poll } from '../world/poll.ts';
import type { Ran } from '../world/run-program.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, PORTHOLE, PORTHOLE_IN_SHELL } from './program.ts';

function readIf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

let world: World;
let folder: string;
let state: string;
let states = 0;

interface Where {
  readonly folder?: string;
}

const free = (words: readonly string[], where: Where = {}): Promise<Ran> => run([...PORTHOLE, 'free', ...words], where);

function run(command: readonly string[], { folder: cwd = folder }: Where = {}): Promise<Ran> {
  return world.run(command, { folder: cwd, env: { PORTHOLE_STATE: state } });
}

/** The ranges of a namespace of its own, unlike those of any machine that the tests run on. */
const RANGES = [
  'echo 40000 45000 > /proc/sys/net/ipv4/ip_local_port_range',
  'echo 41000-41010,3040 > /proc/sys/net/ipv4/ip_local_reserved_ports',
];

const HELD = ['any4', 'any6', 'loopback4', 'loopback6', 'idle4'] as const;
const portOf = (kind: (typeof HELD)[number]): number => 3000 + HELD.indexOf(kind);

describeWith(['python', 'namespaces'], 'porthole free', () => {
  beforeAll(async () => {
    const held = HELD.flatMap((kind) => [kind, String(portOf(kind))]);
    world = await openWorld({
      situations: [['half-bound', ...held, 'udp4', '3020', 'left4', '3021'], ['time-wait'], ['client-on-port', '3030']],
      furnish: RANGES,
    });
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'porthole-free-')));
    for (const project of ['shop', 'docs']) {
      mkdirSync(path.join(folder, project, 'src'), { recursive: true });
      writeFileSync(path.join(folder, project, 'package.json'), '{}');
    }
  });
  afterAll(async () => {
    await world?.end();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    state = path.join(folder, `state-${++states}`);
  });

  for (const kind of HELD) {
    it(`says of a port held on ${kind} by whom, and what would free it`, async () => {
      const { pid } = world.of('half-bound');
      const { status, stdout, stderr } = await free([String(portOf(kind))]);
      expect(stdout).toMatch(new RegExp(`^● ${portOf(kind)} is held by python3 \\(PID ${pid}\\)`));
      expect(stdout).toMatch(new RegExp(`free it +.* kill ${portOf(kind)}\n`));
      expect(stderr).toBe('');
      expect(status).toBe(1);
      const document = v.parse(freeSchema, JSON.parse((await free([String(portOf(kind)), '--json'])).stdout));
      expect(document).toMatchObject({ port: portOf(kind), status: 'held', lease: null });
      expect(document.holders.map(({ local }) => local.port)).toEqual([portOf(kind)]);
    });
  }

  it('says yes to a port that nobody has, and takes no lease for that', async () => {
    const { status, stdout, stderr } = await free(['3999']);
    expect(stdout).toBe('○ 3999 is free (tcp, on every address)\n');
    expect([status, stderr]).toEqual([0, '']);
    expect((await free(['--leases'])).stdout).toBe('No port is kept for anybody.\n');
    const document = v.parse(freeSchema, JSON.parse((await free(['3999', '--json'])).stdout));
    expect(document.trials.map(({ outcome }) => outcome)).toEqual(['bound', 'bound', 'bound', 'bound']);
  });

  it('tells TCP from UDP', async () => {
    expect((await free(['3020'])).status).toBe(0);
    expect(await free(['udp:3020'])).toMatchObject({ status: 1, stdout: expect.stringContaining('kill udp:3020') });
    expect((await free(['udp:3000'])).status).toBe(0);
    expect((await free(['3020-3022', '--udp'])).stdout).toBe('3021\n');
  });

  it('says what is left of connections, and whom it keeps from the port', async () => {
    const { status, stdout } = await free(['3021']);
    expect(stdout).toMatch(/^○ 3021 is free[\s\S]*but +a server that does not set SO_REUSEADDR.*\(time-wait\)/);
    expect(status).toBe(0);
    // A client that closed first, without SO_REUSEADDR, keeps everybody from it.
    const [kept] = world.of('time-wait').sockets.filter(({ state: each }) => each === 'time-wait');
    const client = await free([String(kept?.local.port)]);
    expect(client.stdout).toMatch(/held by nobody any more, .*for a minute at most \(TIME_WAIT\)/);
    expect(client.status).toBe(1);
  });

  it('says whose connection keeps a port', async () => {
    const { pid } = world.of('client-on-port');
    const { status, stdout } = await free(['3030']);
    expect(stdout).toMatch(new RegExp(`^● 3030 is used by a connection of python3 \\(PID ${pid}\\)`));
    expect(status).toBe(1);
  });

  it('says who may not bind what nobody has', async () => {
    const { status, stdout } = await run([...AS_NOBODY, ...PORTHOLE, 'free', '80'], { folder: '/' });
    expect(stdout).toMatch(/^▲ 80 is held by nobody, but you may not bind it[\s\S]*EACCES/);
    expect(status).toBe(1);
  });

  it('passes over what is held, kept back, kept for others, or refused by browsers', async () => {
    expect((await free(['3000-3100'])).stdout).toBe('3005\n');
    expect((await free(['3000-3100', '--count', '3'])).stdout).toBe('3006\n3007\n3008\n');
    expect((await free(['--near', '3039', '--count', '3'])).stdout).toBe('3039\n3041\n3042\n');
    expect((await free(['--near', '3040', '--ephemeral'])).stdout).toBe('3040\n');
    expect((await free(['6664-6670'])).stdout).toBe('6664\n');
    expect((await free(['6664-6670'])).stdout).toBe('6670\n');
    expect(await free(['6665-6669'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'porthole: No port from 6665 to 6669 is free.\n',
    });
    expect((await free(['--near', '39999', '--count', '2'])).stdout).toBe('39999\n45001\n');
    expect((await free(['--near', '40500'])).stdout).toBe('40500\n');
  });

  it('gives all that are asked for, or none', async () => {
    expect(await free(['3100-3102', '--count', '4'])).toMatchObject({ status: 1, stdout: '' });
    expect((await free(['3100-3102', '--count', '3'])).stdout).toBe('3100\n3101\n3102\n');
  });

  it('keeps a port for the caller, and tells others', async () => {
    const lease = v.parse(leaseSchema, JSON.parse((await free(['3200-3210', '--json'])).stdout));
    expect(lease).toMatchObject({ port: 3200, leased: true, kind: 'caller', name: null, unleased: null });
    expect(Date.parse(lease.endsAt ?? '') - Date.parse(lease.takenAt ?? '')).toBe(60_000);
    // Another shell asks.
    const other = await run(['sh', '-c', `${PORTHOLE_IN_SHELL} free 3200; echo status $?`]);
    expect(other.stdout).toMatch(
      /^▲ 3200 is held by nobody, but kept for [\s\S]*kept +for \d+ s more[\s\S]*status 1\n$/,
    );
    // The one it is kept for is in nobody's way.
    const own = await run(['sh', '-c', `${PORTHOLE_IN_SHELL} free 3200-3210; ${PORTHOLE_IN_SHELL} free 3201; true`]);
    expect(own.stdout).toBe('3201\n○ 3201 is free (tcp, on every address)\n');
  });

  it('gives a project the same port for a name each time, and no two projects the same', async () => {
    const at = (project: string) => ({ folder: path.join(folder, project) });
    const web = (await free(['--for', 'web'], at('shop'))).stdout;
    expect(web).toMatch(/^\d+\n$/);
    expect((await free(['--for', 'web'], at('shop/src'))).stdout).toBe(web);
    expect((await free(['--for', 'api'], at('shop'))).stdout).not.toBe(web);
    expect((await free(['--for', 'web'], at('docs'))).stdout).not.toBe(web);
    const number = web.trim();
    expect((await free([number], at('shop'))).status).toBe(0);
    expect(await free([number], at('docs'))).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/kept for web of .*\/shop/),
    });
    const { leases } = v.parse(leasesSchema, JSON.parse((await free(['--leases', '--json'])).stdout));
    expect(leases.map(({ name, project }) => `${name} ${path.basename(project ?? '')}`).sort()).toEqual([
      ...['api shop', 'web docs', 'web shop'],
    ]);
    rmSync(path.join(folder, 'docs'), { recursive: true });
    const left = v.parse(leasesSchema, JSON.parse((await free(['--leases', '--json'])).stdout));
    expect(left.leases.map(({ name }) => name).sort()).toEqual(['api', 'web']);
  });

  it('moves the port of a name where another place is asked for, and loses none', async () => {
    const shop = { folder: path.join(folder, 'shop') };
    expect((await free(['3300', '--for', 'web'], shop)).stdout).toBe('3300\n');
    // 3300 is no port that it would have chosen: it is kept all the same.
    expect((await free(['--for', 'web'], shop)).stdout).toBe('3300\n');
    expect((await free(['--for', 'web', '--near', '3200'], shop)).stdout).toBe('3300\n');
    expect((await free(['3000-3003', '--for', 'web'], shop)).status).toBe(1);
    expect((await free(['--for', 'web'], shop)).stdout).toBe('3300\n');
    expect((await free(['3310-3319', '--for', 'web'], shop)).stdout).toBe('3310\n');
    expect((await free(['--for', 'web'], shop)).stdout).toBe('3310\n');
    const { leases } = v.parse(leasesSchema, JSON.parse((await free(['--leases', '--json'])).stdout));
    expect(leases.map(({ port }) => port)).toEqual([3310]);
  });

  it('shows leases with who really listens', async () => {
    await free(['3300', '--for', 'web'], { folder: path.join(folder, 'shop') });
    const situation = await world.start(['half-bound', 'loopback4', '3300']);
    const { status, stdout } = await free(['--leases']);
    expect(stdout).toMatch(new RegExp(`^3300 +web +.*/shop +\\d+d +.*python3 ${situation.said.pid}$`, 'm'));
    expect(status).toBe(0);
    const again = await free(['3300', '--for', 'web'], { folder: path.join(folder, 'shop') });
    expect(again).toMatchObject({ status: 0, stdout: '3300\n' });
    expect(again.stderr).toMatch(new RegExp(`held by python3 \\(PID ${situation.said.pid}\\)`));
    await situation.end();
  });

  it('runs a command with its port, keeps that while it runs, and passes its end on', async () => {
    const script = `echo "port $PORT"; ${PORTHOLE_IN_SHELL} free --leases; exit 7`;
    const { status, stdout, stderr } = await free(['3400', '--', 'sh', '-c', script]);
    expect(stdout).toMatch(/^port 3400\nPORT +KEPT FOR[\s\S]*\n3400 +sh -c echo/);
    expect([status, stderr]).toEqual([7, '']);
    expect((await free(['--leases'])).stdout).toBe('No port is kept for anybody.\n');
  });

  it('does not run a command without the port, and says who has it', async () => {
    const { status, stdout, stderr } = await free(['3000', '--', 'sh', '-c', 'echo ran']);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^● 3000 is held by python3[\s\S]*The command was not run\.\n$/);
    expect(status).toBe(1);
    expect((await free(['--near', '3000', '--', 'sh', '-c', 'echo $PORT'])).stdout).toBe('3005\n');
  });

  it('ends as the command does', async () => {
    const inShell = (script: string) => free(['--', 'sh', '-c', script]);
    expect((await inShell('kill -9 $$')).status).toBe(137);
    expect(await free(['--', '/no/such/program'])).toMatchObject({
      status: 127,
      stderr: expect.stringContaining('no such program'),
    });
    expect((await free(['--', folder])).status).toBe(126);
    const handed = `${PORTHOLE_IN_SHELL} free -- sh -c 'trap "exit 33" TERM; kill -TERM $PPID; sleep 10 >/dev/null 2>&1 & wait'; echo $?`;
    expect((await run(['sh', '-c', handed])).stdout).toBe('33\n');
  });

  it('lets a command have its port after porthole was killed', async () => {
    const server = path.join(folder, 'server.sh');
    const seen = path.join(folder, 'seen');
    // The lease goes over to the command once that runs.
    const lines = [
      `until ${PORTHOLE_IN_SHELL} free --leases --json | grep -q '"owner":{"pid":'$$; do sleep 0.05; done`,
      'kill -9 $PPID',
      `${PORTHOLE_IN_SHELL} free --leases --json > ${seen}.part`,
      `mv ${seen}.part ${seen}`,
    ];
    writeFileSync(server, lines.join('\n'));
    expect((await free(['3500', '--', 'sh', server])).signal).toBe('SIGKILL');
    const { leases } = v.parse(
      leasesSchema,
      JSON.parse(
        await poll(
          async () => readIf(seen),
          (text) => text !== '',
        ),
      ),
    );
    expect(leases).toMatchObject([{ port: 3500, kind: 'command', owner: { name: 'sh' } }]);
    // And with the command it ends.
    const after = await poll(
      () => free(['--leases']),
      ({ status }) => status === 1,
    );
    expect(after.status).toBe(1);
  });
});
