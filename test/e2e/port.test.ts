import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  portDocumentSchema,
  portsDocumentSchema,
  protocolsSchema,
} from '../../packages/porthole/src/contract/schemas/port-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import type { Ran } from '../world/run-program.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, PORTHOLE } from './program.ts';

let world: World;

const port = (...words: string[]): Promise<Ran> => world.run([...PORTHOLE, 'port', ...words]);

/** The ranges of a namespace of its own, unlike those of any machine that the tests run on. */
const RANGES = [
  'echo 40000 45000 > /proc/sys/net/ipv4/ip_local_port_range',
  'echo 41000-41010,50051 > /proc/sys/net/ipv4/ip_local_reserved_ports',
  'echo 80 > /proc/sys/net/ipv4/ip_unprivileged_port_start',
];

describeWith(['python', 'namespaces'], 'porthole port', () => {
  beforeAll(async () => {
    world = await openWorld({ situations: [['exact-ports']], furnish: RANGES });
  });
  afterAll(() => world?.end());

  it('says what a number means, and who listens there', async () => {
    const { pid } = world.of('exact-ports');
    const { status, stdout, stderr } = await port('80');
    expect(stdout.split('\n')[0]).toMatch(new RegExp(`80 is usually HTTP, and here python3 \\(PID ${pid}\\) listens`));
    expect(stdout).toMatch(/IANA +http, .*also called www, www-http/);
    expect(stdout).toMatch(/class +well-known/);
    expect(stdout).toMatch(/now +python3.*127\.0\.0\.1:80 tcp/);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('reads the ranges of this network namespace, and says what follows', async () => {
    expect((await port('65432')).stdout).toMatch(
      /dynamic class, but outside what this system lends out \(40000-45000\)/,
    );
    expect((await port('44444')).stdout).toMatch(/registered, and yet in what this system lends .*\(40000-45000\)/);
    expect((await port('41005')).stdout).toMatch(/kept back/);
    expect((await port('79')).stdout).toMatch(/only root.*below 80/);
    expect((await port('81')).stdout).toMatch(/anybody may listen on it: here only ports below 80 take rights/);
  });

  it('has the same as a document, which fits its schema', async () => {
    const { status, stdout } = await port('80', '--json');
    const document = v.parse(portDocumentSchema, JSON.parse(stdout));
    expect(document).toMatchObject({
      port: 80,
      class: 'well-known',
      services: [{ name: 'http', aliases: ['www', 'www-http'] }],
      ...{ lent: false, reserved: false, privileged: false, blockedByBrowsers: false },
      ranges: {
        ephemeral: { first: 40_000, last: 45_000 },
        reserved: [
          { first: 41_000, last: 41_010 },
          { first: 50_051, last: 50_051 },
        ],
        unprivilegedFrom: 80,
      },
    });
    expect(document.listeners.map(({ local, service }) => [local.port, service])).toEqual([[80, 'http']]);
    expect(status).toBe(0);
  });

  it('finds ports by name and by description', async () => {
    const byName = v.parse(portsDocumentSchema, JSON.parse((await port('postgres', '--json')).stdout));
    expect(byName.ports[0]).toMatchObject({ port: 5432, services: [{ name: 'postgresql' }] });
    expect((await port('web proxy')).stdout).toMatch(/^3128 .*Squid/m);
    expect((await port('www')).stdout).toMatch(/^\S+ 80 is usually HTTP/);
    expect((await port('https', 'ssh')).stdout).toMatch(/443 is usually HTTPS[\s\S]*22 is usually SSH/);
    expect((await port('8012-8080')).stdout).toMatch(/^8080 .*http-alt .*python3/m);
  });

  it('ends with 1 where a name is found nowhere', async () => {
    const { status, stdout } = await port('zzzqq');
    expect(stdout).toMatch(/No port is known/);
    expect(status).toBe(1);
    const asJson = await port('zzzqq', '--json');
    expect(v.parse(portsDocumentSchema, JSON.parse(asJson.stdout)).ports).toEqual([]);
    expect(asJson.status).toBe(1);
  });

  it('lists the protocols of every day', async () => {
    const { status, stdout } = await port('--common');
    expect(stdout).toMatch(/443 +HTTPS .*web pages/);
    expect(stdout).toMatch(/20, 21 +FTP /);
    expect(status).toBe(0);
    const { protocols } = v.parse(protocolsSchema, JSON.parse((await port('--common', '--json')).stdout));
    expect(protocols.length).toBeGreaterThan(20);
  });

  for (const word of ['65536', '-1', '70000']) {
    it(`says of ${word} why there are 65,536 ports`, async () => {
      const { status, stdout, stderr } = await port(word);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^porthole: .*is not a port\..*16 bits.*65,536.*\n$/);
      expect(status).toBe(2);
    });
  }

  it('fills in the service of sockets, by which they can be filtered', async () => {
    const { stdout } = await world.run([...PORTHOLE, 'list', 'service:http-alt', '--json']);
    const { sockets } = JSON.parse(stdout) as { sockets: { local: { port: number }; service: string }[] };
    expect(sockets.map(({ local, service }) => [local.port, service])).toEqual([[8080, 'http-alt']]);
    expect((await world.run([...PORTHOLE, 'list', 'service:zzzqq'])).status).toBe(1);
  });

  it('says what a port usually is where no process tells', async () => {
    const seen = await world.run([...AS_NOBODY, ...PORTHOLE, 'list', 'port:80,8080']);
    expect(seen.stdout).toMatch(/^80 .*usually HTTP/m);
    const { stdout } = await world.run([...AS_NOBODY, ...PORTHOLE, 'who', '80']);
    expect(stdout).toMatch(/usually +HTTP/);
  });
});
