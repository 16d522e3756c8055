import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { freshNamespace, type Namespace } from '../world/namespace.ts';
import { poll } from '../world/poll.ts';
import { runProgram } from '../world/run-program.ts';
import { startTalking, type TalkingProgram } from '../world/talking-program.ts';
import { PORTHOLE } from './program.ts';

interface JsonSocket {
  readonly state: string;
  readonly local: { readonly address: string; readonly port: number };
  readonly remote: { readonly address: string; readonly port: number } | null;
}

let here: Namespace;
let there: Namespace;
const running: TalkingProgram[] = [];

function run(where: Namespace, ...words: string[]): TalkingProgram {
  const program = startTalking([...where.enter, ...PORTHOLE, 'learn', 'run', ...words], tmpdir());
  running.push(program);
  return program;
}

async function established(where: Namespace): Promise<JsonSocket[]> {
  const { stdout } = await runProgram([...where.enter, ...PORTHOLE, 'connections', '--json']);
  return (JSON.parse(stdout) as { sockets: JsonSocket[] }).sockets.filter(({ state }) => state === 'established');
}

describeWith(['python', 'namespaces', 'veth'], 'the lesson between two machines', () => {
  beforeAll(async () => {
    here = await freshNamespace();
    const other = /\/proc\/(\d+)\//.exec(here.enter.join(' '))?.[1];
    there = await freshNamespace([
      `ip link add v0 type veth peer name v1 netns ${other}`,
      'ip addr add 10.7.0.2/24 dev v0',
      'ip link set v0 up',
    ]);
    for (const command of ['ip addr add 10.7.0.1/24 dev v1', 'ip link set v1 up']) {
      expect(await runProgram([...here.enter, ...command.split(' ')])).toMatchObject({ status: 0 });
    }
    // The kernel says a moment later that the wire is there.
    await poll(
      () => runProgram([...here.enter, 'ip', '-br', 'link', 'show', 'v1']),
      ({ stdout }) => stdout.includes(' UP '),
    );
  });
  afterAll(async () => {
    await Promise.all(running.map((program) => program.interrupt()));
    await there?.end();
    await here?.end();
  });

  it('a server that is open to others says so, and both ends are the same connection', async () => {
    const server = run(here, 'serve', '--address', '0.0.0.0');
    await server.line(/^porthole: Everybody who can reach this machine can connect/);
    await server.line(/^porthole: On another machine: porthole learn run connect 10\.7\.0\.1:65432$/);
    await server.line(/I listen on 0\.0\.0\.0:65432$/);
    const client = run(there, 'connect', '10.7.0.1:65432');
    const [, lent] = await client.line(/^10\.7\.0\.2:(\d+) -> 10\.7\.0\.1:65432$/);
    await client.line(new RegExp(`^it answers: I am process \\d+ on port 65432, you are 10\\.7\\.0\\.2:${lent}`));
    const near = { address: '10.7.0.2', port: Number(lent) };
    const far = { address: '10.7.0.1', port: 65432 };
    expect(await established(there)).toMatchObject([{ local: near, remote: far }]);
    expect(await established(here)).toMatchObject([{ local: far, remote: near }]);
  });

  it('the same port is free in the other namespace, and taken in this one', async () => {
    const second = run(there, 'serve');
    await second.line(/I listen on 127\.0\.0\.1:65432$/);
    const taken = await runProgram([...here.enter, ...PORTHOLE, 'learn', 'run', 'serve']);
    expect(taken.stderr).toMatch(/Port 65432 is taken by node \(PID \d+\) at 0\.0\.0\.0:65432/);
    expect(taken.status).toBe(4);
  });

  it('without --address nobody from outside gets in', async () => {
    const server = run(here, 'serve', '65431');
    await server.line(/I listen on 127\.0\.0\.1:65431$/);
    const { status, stdout } = await runProgram([
      ...there.enter,
      ...PORTHOLE,
      'learn',
      'run',
      'connect',
      '10.7.0.1:65431',
    ]);
    expect(stdout).toContain('ECONNREFUSED');
    expect(status).toBe(1);
  });
});
