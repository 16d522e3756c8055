import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AddressReport } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import { runProgram } from '../world/run-program.ts';
import { packageVersion } from '../world/servers/package-version.ts';
import type { RealServer, ServedPort } from '../world/servers/real-server.ts';
import { REAL_SERVERS } from '../world/servers/real-servers.ts';
import { type RunningServers, startServers } from '../world/servers/start-servers.ts';
import { type ProbeQuestion, runProbe } from './run-probe.ts';

type Options = ProbeQuestion['options'];

const AS_NOBODY = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'];
const HOST = '127.0.0.1';
const PORTS = REAL_SERVERS.flatMap((server) => server.ports.map((served) => ({ server, served })));
/** How many set-ups have to be told apart at least, wherever not all packages can be had. */
const ENOUGH = 18;
/** What nobody can tell without seeing who holds the port: it answers only its own first words, or only TLS. */
const HARD_TO_TELL = 4;

let running: RunningServers;
let reports: Map<ServedPort, AddressReport>;
let ourLogLines: number;

const isRunning = (server: RealServer) => running.servers.includes(server);
const there = () => PORTS.filter(({ server }) => isRunning(server)).map(({ served }) => served);
const loggedSoFar = () => [...running.logLines().values()].reduce((sum, each) => sum + each, 0);

async function probeAll(enter: readonly string[], options: Options = {}): Promise<Map<ServedPort, AddressReport>> {
  const asked = there();
  const targets = asked.map(({ port, protocol }): ProbeQuestion => {
    return { target: { host: HOST, port, protocol }, options };
  });
  const told = await runProbe(enter, targets);
  return new Map(asked.map((served, index) => [served, told[index]?.addresses[0] as AddressReport]));
}

/** Is it what its documentation says it is? */
function isRight({ service, product, tls }: ServedPort, { answer, tls: facts }: AddressReport): boolean {
  if (answer?.service !== service || (tls === true) !== (facts !== undefined)) return false;
  return product === undefined || product.test(answer.product ?? '');
}

describeWith(['namespaces', 'ss'], 'real servers', () => {
  beforeAll(async () => {
    running = await startServers(REAL_SERVERS);
    const before = loggedSoFar();
    reports = await probeAll(running.namespace.enter);
    ourLogLines = loggedSoFar() - before;
  });
  afterAll(() => running?.end());

  it.for(PORTS)('$served.title', ({ server, served }, context) => {
    if (!isRunning(server)) context.skip(`needs the Debian package ${server.package}`);
    const report = reports.get(served) as AddressReport;
    expect(report.state).toBe('open');
    expect(report.answer?.service).toBe(served.service);
    if (served.product !== undefined) expect(report.answer?.product).toMatch(served.product);
    if (served.tellsVersion && server.package !== undefined) {
      expect(report.answer?.version).toBe(packageVersion(server.package));
    }
    if (served.tls) expect(report.tls?.certificate?.names).toContain('DNS:localhost');
    else expect(report.tls).toBeUndefined();
    // Datagrams are sent again where they may be lost.
    expect(report.connections).toBeLessThanOrEqual(3);
    expect(report.totalMs).toBeLessThanOrEqual(1500);
  });

  it('says which process accepted the connection, unless the server parted first', () => {
    const told = [...reports].filter(([{ protocol }]) => protocol !== 'udp').map(([, report]) => report);
    const accepted = told.filter(({ acceptedBy }) => acceptedBy?.kind === 'process');
    expect(accepted.length).toBeGreaterThanOrEqual(told.length - 3);
    for (const { acceptedBy } of told) expect(acceptedBy?.kind ?? 'process').toBe('process');
  });

  it('tells them apart without seeing who holds the ports', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const blind = await probeAll([...running.namespace.enter, ...AS_NOBODY]);
    const known = [...blind].filter(([served, report]) => isRight(served, report));
    expect(known.length).toBeGreaterThanOrEqual(blind.size - HARD_TO_TELL);
    for (const [{ title, service }, { answer }] of blind) {
      // Rather nothing than something wrong.
      if (answer?.confidence === 'certain' && answer.service !== 'tls') expect(answer.service, title).toBe(service);
    }
    for (const { connections, totalMs } of blind.values()) {
      expect(connections).toBeLessThanOrEqual(3);
      expect(totalMs).toBeLessThanOrEqual(1500);
    }
  });

  it('asks the name server for its version only at the level deep', async (context) => {
    const server = REAL_SERVERS.find(({ name }) => name === 'BIND') as RealServer;
    if (!isRunning(server)) context.skip(`needs the Debian package ${server.package}`);
    const targets = (['tcp', 'udp'] as const).map((protocol) => {
      return { target: { host: HOST, port: 21_053, protocol }, options: { level: 'deep' } } as const;
    });
    const told = await runProbe(running.namespace.enter, targets);
    const versions = told.map(({ addresses }) => addresses[0]?.answer?.version);
    expect(versions).toStrictEqual([packageVersion('bind9'), packageVersion('bind9')]);
  });

  it('tells more than nmap, in a tenth of its time, with fewer lines in the logs', async (context) => {
    const reason = lacking(['nmap']);
    if (reason !== undefined) context.skip(reason);
    const ports = there().filter(({ protocol }) => protocol !== 'udp');
    const before = loggedSoFar();
    const began = performance.now();
    const words = ['-n', '-Pn', '-sV', '--version-light', '-oX', '-', '-p', ports.map(({ port }) => port).join(',')];
    const { stdout } = await runProgram([...running.namespace.enter, 'nmap', ...words, HOST], { timeoutMs: 58_000 });
    const itsMs = performance.now() - began;
    const itsLogLines = loggedSoFar() - before;
    const itsTold = new Set(
      [...stdout.matchAll(/portid="(\d+)".*?<service [^>]*method="probed"/g)].map(([, port]) => Number(port)),
    );
    const ourMs = ports.reduce((sum, served) => sum + (reports.get(served)?.totalMs ?? 0), 0);
    const right = ports.filter((served) => isRight(served, reports.get(served) as AddressReport));
    process.stdout.write(
      `${ports.length} ports: porthole tells ${right.length} in ${Math.round(ourMs)} ms, ${ourLogLines} lines in the logs; ` +
        `nmap tells ${itsTold.size} in ${Math.round(itsMs)} ms, ${itsLogLines} lines\n`,
    );
    expect(stdout).toContain('</nmaprun>');
    expect(right.length).toBeGreaterThanOrEqual(ENOUGH);
    expect(right.length).toBeGreaterThan(itsTold.size);
    expect(ourMs).toBeLessThanOrEqual(itsMs / 10);
    expect(ourLogLines).toBeLessThan(itsLogLines);
  }, 59_000);
});
