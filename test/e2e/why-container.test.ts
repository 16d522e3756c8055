import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { type Docker, startDocker } from '../world/docker.ts';
import { runProgram } from '../world/run-program.ts';
import { PORTHOLE } from './program.ts';

let docker: Docker;
/** Why there is no engine here. */
let without: string | undefined;

const PUBLISHED = '28190';
/** Published, and nothing inside listens on what it leads to. */
const HOLLOW = '28191';

const run = (command: readonly string[]) =>
  runProgram([...docker.enter, ...command], { env: { DOCKER_HOST: `unix://${docker.socket}` } });
const why = async (...words: string[]) => {
  const { status, stdout } = await run([...PORTHOLE, 'why', '--json', ...words]);
  const document = JSON.parse(stdout) as { code: string; sentence: string; wayOut: { command: string | null }[] };
  return { status, ...document, commands: document.wayOut.map(({ command }) => command) };
};

describeWith(['namespaces', 'docker'], 'why, where a container engine runs', () => {
  beforeAll(async () => {
    try {
      docker = await startDocker();
    } catch (error) {
      without = (error as Error).message;
      return;
    }
    const publish = ['-p', `127.0.0.1:${PUBLISHED}:80`, '-p', `127.0.0.1:${HOLLOW}:81`];
    const { status, stderr } = await run(['docker', 'run', '-d', '--name', 'shop-web', ...publish, 'web']);
    expect([status, stderr]).toEqual([0, '']);
  }, 60_000);
  afterAll(() => docker?.end());

  it('says of a published port which container to stop', async (context) => {
    if (without !== undefined) context.skip(`needs an engine: ${without}`);
    const { code, sentence, commands, status } = await why(PUBLISHED);
    expect([code, status]).toEqual(['taken', 1]);
    expect(sentence).toMatch(/taken by docker-proxy \(PID \d+\)/);
    expect(commands).toContain('docker stop shop-web');
    expect(commands.join('\n')).not.toMatch(/ kill /);
  });

  it('says of a published port with nothing behind it that it leads into a container', async (context) => {
    if (without !== undefined) context.skip(`needs an engine: ${without}`);
    const { code, sentence, status } = await why('--reach', HOLLOW);
    expect([code, status]).toEqual(['container', 1]);
    expect(sentence).toMatch(/leads into a container, and nothing answers there: docker-proxy/);
  });

  it('says of a port that is not published that a container has it', async (context) => {
    if (without !== undefined) context.skip(`needs an engine: ${without}`);
    const { code, sentence, status } = await why('80');
    expect([code, status]).toEqual(['container', 1]);
    expect(sentence).toMatch(/Nobody listens on 80 here: httpd \(PID \d+\) listens on it inside the container/);
  });
});
