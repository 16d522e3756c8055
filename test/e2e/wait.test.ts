import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitSchema } from '../../packages/porthole/src/contract/schemas/wait-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import type { Ran } from '../world/run-program.ts';
import { openWorld, type World } from '../world/world.ts';
import { PORTHOLE } from './program.ts';

let world: World;

const wait = (...words: string[]): Promise<Ran> => world.run([...PORTHOLE, 'wait', ...words]);

/** An address of its own, and a wire to nowhere beside it. */
const NETWORK = [
  'ip link add w0 type veth peer name w1',
  'ip address add 10.9.8.7/24 dev w0',
  'ip link set w0 up',
  'ip link set w1 up',
];

describeWith(['python', 'veth'], 'porthole wait', () => {
  beforeAll(async () => {
    world = await openWorld({
      situations: [['half-bound', 'loopback4', '3000', 'any6', '3001', 'idle4', '3002', 'udp4', '3003']],
      furnish: NETWORK,
    });
  });
  afterAll(() => world?.end());

  it('ends at once where it is so already, and says nothing into a pipe', async () => {
    for (const words of [
      ['3000'],
      ['127.0.0.1:3000'],
      ['localhost:3000'],
      ['[::1]:3001'],
      ['2990-3010'],
      ['udp:3003'],
      ['python3'],
      [`pid:${world.of('half-bound').pid}`],
      ['3999', '--until', 'free'],
      ['udp:3000', '--until', 'free'],
      ['3990-3999', '--until', 'free'],
      ['3000', '--until', 'answering'],
      ['[::1]:3001', '--until', 'answering'],
      ['3000', '--until', 'owned:process:python3 proto:tcp'],
    ]) {
      expect({ words, ...(await wait(...words, '--timeout', '0')) }).toMatchObject({
        words,
        status: 0,
        stdout: '',
        stderr: '',
      });
    }
  });

  it('says what it saw instead when time is up', async () => {
    const pid = world.of('half-bound').pid;
    const expected: readonly (readonly [words: readonly string[], said: RegExp])[] = [
      [['3999'], /^▲ 3999 does not listen after 0\.\d s\n\n +instead +nobody listens there\n/],
      [['tcp:3003'], /does not listen[\s\S]*nobody/],
      [['3002'], /does not listen/],
      [['[::1]:3000'], /nobody listens there/],
      [['nosuchname'], /^▲ nosuchname does not listen/],
      [
        ['3000', '--until', 'free'],
        new RegExp(`is not free[\\s\\S]*python3 \\(PID ${pid}\\) has 127.0.0.1:3000 tcp \\(listen\\)`),
      ],
      [['3002', '--until', 'free'], /has 127.0.0.1:3002 tcp \(bound\)/],
      [['2990-3010', '--until', 'free'], /is not free/],
      [
        ['3000', '--until', 'owned:process:node'],
        new RegExp(`is not owned:process:node[\\s\\S]*python3 \\(PID ${pid}\\)`),
      ],
      [
        ['3999', '--until', 'answering'],
        /127\.0\.0\.1:3999 refused: nobody listens there \(ECONNREFUSED\)[\s\S]*\[::1\]:3999/,
      ],
      [['192.0.2.1:80', '--until', 'answering'], /192\.0\.2\.1:80 .*ENETUNREACH/],
    ];
    for (const [words, said] of expected) {
      const { status, stdout, stderr } = await wait(...words, '--timeout', '100ms');
      expect(stderr, words.join(' ')).toMatch(said);
      expect([stdout, status], words.join(' ')).toEqual(['', 4]);
    }
  });

  it('keeps within its time where nobody answers at all', async () => {
    const { status, stdout } = await wait('10.9.8.66:80', '--until', 'answering', '--timeout', '300ms', '--json');
    const { waitedMs, met, attempts } = v.parse(waitSchema, JSON.parse(stdout));
    expect(status).toBe(4);
    expect(met).toBe(false);
    expect(attempts).toMatchObject([{ address: '10.9.8.66', port: 80 }]);
    expect(waitedMs).toBeLessThan(1500);
  });

  it('sees what comes and what goes', async () => {
    const coming = wait('3100', '--json', '--timeout', '20s');
    const gone = wait('3101', '--until', 'free', '--json', '--timeout', '20s');
    const [server] = await Promise.all([world.start(['half-bound', 'loopback4', '3100'])]);
    const came = v.parse(waitSchema, JSON.parse((await coming).stdout));
    expect(came).toMatchObject({ target: '3100', until: 'listening', met: true });
    expect(came.sockets.map(({ local }) => local.port)).toEqual([3100]);
    expect(v.parse(waitSchema, JSON.parse((await gone).stdout)).met).toBe(true);
    const leaving = wait('3100', '--until', 'free', '--timeout', '20s');
    await server.end();
    expect((await leaving).status).toBe(0);
  });

  it('does not wait for a process that is gone', async () => {
    const { status, stderr } = await wait('pid:2147483647', '--timeout', '20s');
    expect(stderr).toMatch(/does not listen: its process has ended/);
    expect(status).toBe(4);
    expect((await wait('pid:2147483647', '--until', 'free')).status).toBe(0);
  });

  it('does not speak of sockets that it cannot see', async () => {
    for (const words of [['192.0.2.1:80'], ['db.example:5432', '--until', 'free']]) {
      const { status, stderr } = await wait(...words);
      expect(stderr).toMatch(/is on another machine.*--until answering\n$/);
      expect(status).toBe(2);
    }
    expect((await wait('10.9.8.7:3001', '--timeout', '0', '--json')).status).toBe(4);
  });

  it('refuses what makes no sense', async () => {
    const bad: readonly (readonly [words: readonly string[], said: RegExp])[] = [
      [['3000', '--until', 'listning'], /Did you mean listening\?/],
      [['3000', '--until', 'owned:'], /owned: needs a filter/],
      [['3000', '--until', 'owned:prot:tcp'], /prot/],
      [['3000', '--timeout', 'soon'], /--timeout is a length of time/],
      [['70000'], /not a port/],
      [['3010-3000'], /ends before it begins/],
      [['0'], /port 0/],
      [['udp:53', '--until', 'answering'], /UDP knows no connections/],
      [['node', '--until', 'answering'], /nothing to connect to/],
      [['1-65535', '--until', 'answering'], /too many ports/],
      [['3000', '3001'], /one thing/],
      [[], /needs to be told/],
    ];
    for (const [words, said] of bad) {
      const { status, stdout, stderr } = await wait(...words);
      expect(stderr, words.join(' ')).toMatch(said);
      expect([stdout, status], words.join(' ')).toEqual(['', 2]);
    }
  });
});
