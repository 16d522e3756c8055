import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { socketsSchema } from '../../packages/porthole/src/contract/schemas/sockets-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import { openWorld, type World } from '../world/world.ts';
import { PORTHOLE } from './program.ts';

let world: World;

const port = () => world.of('talking').sockets[1]?.local.port as number;

describeWith(['python', 'namespaces'], 'porthole list --rate', () => {
  beforeAll(async () => {
    world = await openWorld({ situations: [['talking']] });
  });
  afterAll(() => world?.end());

  it('tells what each end of a connection carries, and that it is not known of UDP', async () => {
    const { stdout, status } = await world.run([...PORTHOLE, 'list', '--all', '--rate', '--json']);
    const { sockets } = v.parse(socketsSchema, JSON.parse(stdout));
    const client = sockets.find(({ remote }) => remote?.port === port());
    const server = sockets.find(({ local, remote }) => local.port === port() && remote !== null);
    expect(status).toBe(0);
    // The load is slower than it says on a busy machine, and never faster.
    expect(client?.rate?.sent).toBeGreaterThan(10_000);
    expect(client?.rate?.sent).toBeLessThan(260_000);
    expect(client?.rate?.received).toBe(0);
    expect(server?.rate?.sent).toBe(0);
    expect(Math.abs((server?.rate?.received ?? 0) - (client?.rate?.sent ?? 0))).toBeLessThan(10_000);
    expect(sockets.filter(({ protocol }) => protocol === 'udp').map(({ rate }) => rate)).toEqual([null]);
  });

  it('tells what goes through each open port and which process is busiest', async () => {
    const { stdout, stderr } = await world.run([
      ...PORTHOLE,
      'list',
      '--rate',
      '--columns',
      'protocol,received-rate,sent-rate',
    ]);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/));
    expect(rows[0]).toEqual(['PROTO', 'IN', 'OUT']);
    expect(rows[1]?.[1]).toMatch(/^\d+(\.\d)? kB\/s$/);
    expect(rows[1]?.[2]).toBe('0 B/s');
    expect(stdout).toMatch(/^udp +\? +\?$/m);
    expect(stderr).toContain('Busiest: python3 ');
  });

  it('is refused where there is no rate to be had', async () => {
    const { stderr, status } = await world.run([...PORTHOLE, 'list', '--unix', '--rate']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--rate is of the TCP connections')]);
  });
});
