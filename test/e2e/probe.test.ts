import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { probeSchema } from '../../packages/porthole/src/contract/schemas/probe-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import { type Ran, runProgram } from '../world/run-program.ts';
import { ODD_PORTS, ODD_SERVERS } from '../world/servers/odd-servers.ts';
import { type RunningServers, startServers } from '../world/servers/start-servers.ts';
import { AS_NOBODY, inTerminal, PORTHOLE } from './program.ts';

/** Every control, format and unassigned character but the end of a line. */
const HARMFUL = /[^\P{C}\n]/u;

let running: RunningServers;

const FURNISH = [
  'ip route add unreachable 10.9.0.0/16',
  'ip route add prohibit 10.8.0.0/16',
  'ip route add default dev lo || true',
];

const inside = (...words: readonly string[]): Promise<Ran> => runProgram([...running.namespace.enter, ...words]);
const probe = (...words: readonly string[]): Promise<Ran> => inside(...PORTHOLE, 'probe', ...words);

async function reportOf(...words: readonly string[]) {
  const { stdout, status, stderr } = await probe('--json', ...words);
  const document = v.parse(probeSchema, JSON.parse(stdout), { message: stderr });
  return { status, addresses: document.probes[0]?.addresses ?? [], probe: document.probes[0] };
}

describeWith(['python', 'namespaces', 'ss'], 'porthole probe', () => {
  beforeAll(async () => {
    running = await startServers(ODD_SERVERS, FURNISH);
  });
  afterAll(() => running?.end());

  it('says who answers in the place of what was expected', async () => {
    const { status, stdout } = await probe('127.0.0.1:5432', '--expect', 'postgresql');
    expect(stdout).toMatch(/5432 is usually PostgreSQL; HTTP( \(.*\))? answers, held by node \d+/);
    expect(status).toBe(1);
    expect(await probe('127.0.0.1:5432', '--expect', 'http')).toMatchObject({ status: 0 });
    expect((await reportOf('127.0.0.1:5432', '--expect', 'pg')).probe?.expected).toStrictEqual({
      ...{ service: 'postgresql', product: null, tls: false, met: false },
    });
  });

  it('says so without being asked, and then it is no failure', async () => {
    const { status, stdout } = await probe(':5432');
    expect(stdout).toMatch(/5432 is usually PostgreSQL; HTTP/);
    expect(stdout).toMatch(/\[::1\]:5432 refuses/);
    expect(status).toBe(0);
  });

  it('names the process that accepted the connection', async () => {
    const { addresses } = await reportOf(`127.0.0.1:${ODD_PORTS.httpOn5432}`);
    expect(addresses[0]).toMatchObject({
      state: 'open',
      isOwn: true,
      acceptedBy: { kind: 'process', holders: [{ name: 'node' }] },
    });
  });

  it('tells two servers on one port apart, and is not content if one of them is the wrong one', async () => {
    const { addresses, status } = await reportOf(`localhost:${ODD_PORTS.twoFaced}`, '--expect', 'http');
    expect(addresses.map(({ answer }) => answer?.service)).toStrictEqual(['http', 'ssh']);
    const pids = addresses.map(({ acceptedBy }) => (acceptedBy?.kind === 'process' ? acceptedBy.primary : undefined));
    expect(new Set(pids).size).toBe(2);
    expect(status).toBe(1);
  });

  it('says that no process accepts', async () => {
    const { addresses, status } = await reportOf(`127.0.0.1:${ODD_PORTS.stuck}`);
    expect(addresses[0]).toMatchObject({
      state: 'open',
      answer: null,
      acceptedBy: { kind: 'none', reason: 'not-accepted' },
    });
    expect(status).toBe(4);
    expect((await probe(`127.0.0.1:${ODD_PORTS.stuck}`)).stdout).toMatch(/no process accepts/);
  });

  it('says that the queue is full, where the connection times out and somebody listens', async () => {
    const { stdout, status } = await probe(`127.0.0.1:${ODD_PORTS.full}`, '--timeout', '300ms');
    expect(stdout).toMatch(/does not respond/);
    expect(stdout).toMatch(/queue of new connections is full/);
    expect(status).toBe(4);
  });

  it('leaves a listener alone that one connection would end, unless it is forced', async (context) => {
    if (running.missing.some(({ name }) => name === 'one-shot')) context.skip('needs socat');
    const target = `127.0.0.1:${ODD_PORTS.oneShot}`;
    for (let turn = 0; turn < 2; turn++) {
      const { addresses, status } = await reportOf(target);
      expect(addresses[0]).toMatchObject({ state: 'held-back', connections: 0, heldBack: { reason: 'one-shot' } });
      expect(status).toBe(0);
    }
    expect((await reportOf(target, '--force')).addresses[0]).toMatchObject({ connections: 1, heldBack: null });
    expect((await inside('ss', '-Hltn', `sport = :${ODD_PORTS.oneShot}`)).stdout).toBe('');
  });

  it('sends nothing to a printer that it knows nothing of', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const { stdout, status } = await inside(...AS_NOBODY, ...PORTHOLE, 'probe', '127.0.0.1:9100');
    expect(stdout).toMatch(/Nothing was sent to port 9100: printers print/);
    expect(status).toBe(0);
  });

  it.each([
    ['10.9.1.1:80', 'unreachable', 'EHOSTUNREACH', 4],
    ['10.8.1.1:80', 'forbidden', 'EACCES', 3],
    ['udp:10.9.1.1:53', 'unreachable', 'EHOSTUNREACH', 4],
    ['127.0.0.1:1', 'refused', 'ECONNREFUSED', 1],
    ['udp:127.0.0.1:1', 'refused', 'ECONNREFUSED', 1],
    [`udp:127.0.0.1:${ODD_PORTS.deaf}`, 'no-answer', null, 4],
  ])('says of %s that it is %s', async (target, state, code, status) => {
    const report = await reportOf(target, '--timeout', '1s');
    expect(report.addresses[0]).toMatchObject({ state, code });
    expect(report.status).toBe(status);
  });

  it('shows hostile text, and never obeys it', async () => {
    for (const columns of [40, 80, 160]) {
      const { stdout } = await inside(
        ...inTerminal(columns),
        ...PORTHOLE,
        'probe',
        '--color',
        'never',
        `127.0.0.1:${ODD_PORTS.hostile}`,
      );
      expect(stdout.replaceAll('\r\n', '\n')).not.toMatch(HARMFUL);
      expect(stdout).toContain('\\x1b');
      for (const line of stdout.replaceAll('\r\n', '\n').split('\n'))
        expect([...line].length).toBeLessThanOrEqual(columns);
    }
    const { stdout } = await probe('--json', `127.0.0.1:${ODD_PORTS.hostile}`);
    expect(stdout).not.toMatch(HARMFUL);
  });

  it('prints one document, or one on a line for each target, and the worst status', async () => {
    const targets = ['127.0.0.1:5432', '127.0.0.1:1'];
    const whole = await probe('--json', ...targets);
    expect(v.parse(probeSchema, JSON.parse(whole.stdout)).probes.map(({ target }) => target)).toStrictEqual(targets);
    expect(whole.status).toBe(1);
    const lines = (await probe('--ndjson', ...targets)).stdout.trimEnd().split('\n');
    expect(lines.map((line) => v.parse(probeSchema, JSON.parse(line)).probes[0]?.target)).toStrictEqual(targets);
  });

  it.each([
    [['3000-3010'], /a range/],
    [['nothing'], /names no port/],
    [['pid:1'], /not to a process/],
    [['localhost:0'], /port 0/],
    [['localhost:65536'], /not a port/],
    [['localhost:80', '--expect', 'postgress'], /Did you mean postgres\?/],
    [['localhost:80', '--timeout', 'soon'], /length of time/],
    [['localhost:80', '--level', 'hard'], /connect, banner, safe/],
    [['224.0.0.1:80'], /one machine/],
    [[], /./],
  ])('refuses %j', async (words, complaint) => {
    const { status, stdout, stderr } = await probe(...words);
    expect(stderr).toMatch(complaint);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('says that there is no such host', async () => {
    const { status, stderr } = await runProgram([...PORTHOLE, 'probe', 'no-such-host.invalid:80']);
    expect(stderr).toMatch(/no host called no-such-host\.invalid|no name server/i);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([1, 5]).toContain(status);
  });
});
