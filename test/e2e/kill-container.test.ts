import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { type Docker, startDocker } from '../world/docker.ts';
import { poll } from '../world/poll.ts';
import { runProgram } from '../world/run-program.ts';
import { PORTHOLE } from './program.ts';

let docker: Docker;
/** Why there is no engine here. */
let without: string | undefined;

const PUBLISHED = '28180';
const OF_HOST = '28182';
const LABELS = ['com.docker.compose.project=shop', 'com.docker.compose.service=web'].flatMap((each) => [
  '--label',
  each,
]);

const run = (command: readonly string[], engine = `unix://${docker.socket}`) =>
  runProgram([...docker.enter, ...command], { env: { DOCKER_HOST: engine } });
const kill = (port: string, engine?: string) => run([...PORTHOLE, 'kill', '--yes', port], engine);

describeWith(['namespaces', 'docker'], 'porthole kill of a port that a container has', () => {
  beforeAll(async () => {
    try {
      docker = await startDocker();
    } catch (error) {
      without = (error as Error).message;
      return;
    }
    const started = [
      await run(['docker', 'run', '-d', '--name', 'shop-web', '-p', `127.0.0.1:${PUBLISHED}:80`, ...LABELS, 'web']),
      await run([
        'docker',
        'run',
        '-d',
        '--name',
        'of-host',
        '--network',
        'host',
        'web',
        '/bin/httpd',
        '-f',
        '-p',
        OF_HOST,
      ]),
    ];
    expect(started.map(({ status, stderr }) => [status, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const who = () => run([...PORTHOLE, 'who', '-q', OF_HOST]);
    expect((await poll(who, ({ status }) => status === 0)).status).toBe(0);
  });
  afterAll(() => docker?.end());

  it('leaves the proxy alone, and says how its container is stopped', async (context) => {
    if (without !== undefined) context.skip(without);
    const { status, stdout } = await kill(PUBLISHED);
    expect(stdout).toMatch(/left alone .*docker-proxy \d+: it belongs to the container shop-web/);
    expect(stdout).toMatch(/instead .*docker stop shop-web \(it is `web` of the Compose project `shop`\)/);
    expect(status).toBe(3);
    expect(await kill(PUBLISHED)).toMatchObject({ status: 3 });
  });

  it('knows the proxy where the engine may not be asked', async (context) => {
    if (without !== undefined) context.skip(without);
    const { status, stdout } = await kill(PUBLISHED, '');
    expect(stdout).toMatch(/docker-proxy \d+: it belongs to a container/);
    expect(stdout).toMatch(/docker ps --filter publish=28180/);
    expect(status).toBe(3);
  });

  it('knows a container that has the port itself by its control group', async (context) => {
    if (without !== undefined) context.skip(without);
    const { status, stdout } = await kill(OF_HOST);
    expect(stdout).toMatch(/left alone .*\d+: it belongs to the container of-host/);
    expect(stdout).toMatch(/instead .*docker stop of-host/);
    expect(status).toBe(3);
  });

  it('is right about the way out: it frees the port', async (context) => {
    if (without !== undefined) context.skip(without);
    expect((await run(['docker', 'stop', '--time', '1', 'shop-web'])).status).toBe(0);
    expect(await kill(PUBLISHED)).toMatchObject({ status: 1, stdout: expect.stringMatching(/is free/) });
  });
});
