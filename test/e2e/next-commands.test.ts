import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import { plainEnvironment, type Ran } from '../world/run-program.ts';
import { CLIENT_PORT, wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, inTerminal, PORTHOLE } from './program.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What sudo leaves of the environment (sudoers(5), secure_path). */
const ENV_OF_SUDO = ['env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin'];

let world: World;
let folder: string;

/**
 * The next steps in what a terminal showed: a command of porthole behind a label or behind "run:", up to the end of the
 * line. `short` is the shorter spelling of the program that may be used there.
 */
function commandsIn({ stdout, stderr }: Ran, short: string): string[] {
  const spellings = [PORTHOLE.join(' '), short].map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^(?: {2}[a-z ]+? | {14}|.*?run: )((?:sudo )?(?:${spellings.join('|')})(?: .*)?)$`, 'gim');
  return [...`${stdout}\n${stderr}`.matchAll(pattern)].map((match) => match[1]!.trim());
}

/** What a user without further rights sees in a narrow terminal, where nothing of a command may be cut off. */
const showInTerminal = (
  command: readonly string[],
  user: readonly string[],
  env: Record<string, string>,
): Promise<Ran> =>
  world.run([...user, ...inTerminal(60), ...command], { env: { ...env, TERM: 'xterm', NO_COLOR: '1' }, folder: ROOT });

/** Runs a printed command as printed: in a shell, by the same user; what begins with sudo as root in sudo's environment. */
async function runAsPrinted(command: string, user: readonly string[], env: Record<string, string>): Promise<Ran> {
  const asRoot = command.startsWith('sudo ');
  const line = asRoot ? command.slice('sudo '.length) : command;
  const words = asRoot ? [...ENV_OF_SUDO, 'sh', '-c', line] : [...user, 'sh', '-c', line];
  return world.run(words, { env, folder: ROOT });
}

/** Commands whose outputs give a next step, or may. */
function everyAnswer(): string[][] {
  const port = (program: string, index = 0) => `${world.of(program).sockets[index]!.local.port}`;
  return [
    [],
    ['list'],
    ['list', 'port:81'],
    ['list', '--mine'],
    ['connections'],
    ['connections', 'port:81'],
    ['who', '80'],
    ['who', '81'],
    ['who', '80-81'],
    ['who', `${CLIENT_PORT}`],
    ['who', port('prefork')],
    ['who', port('scm-rights')],
    ['who', port('reuseport')],
    ['who', port('in-flight')],
    ['who', port('bound-only')],
    ['who', port('time-wait', 1)],
    ['who', port('udp')],
    ['who', port('connections')],
    ['who', `pid:${world.of('prefork').pid}`],
    ['who', 'pid:1'],
    ['who', 'no-such-program'],
    ['who', "it's $(odd) `name`"],
    ['lsit'],
    ['who'],
    ['who', '3000x'],
    ['list', '--nope'],
    ['list', 'port:'],
    ['kill', '80'],
    ['help'],
  ];
}

/** Asks everything, then runs each command that was printed, once. Answers with these commands. */
async function checkAll(
  self: readonly string[],
  user: readonly string[],
  env: Record<string, string>,
  answers = everyAnswer(),
  short = self.join(' '),
): Promise<string[]> {
  const printed = new Set<string>();
  for (const words of answers) {
    const ran = await showInTerminal([...self, ...words], user, env);
    for (const command of commandsIn(ran, short)) printed.add(command);
  }
  for (const command of printed) {
    // What ends others asks before it does, and here is nobody to answer.
    const runnable = / kill /.test(command) ? `${command} --dry-run` : command;
    const { status, stderr } = await runAsPrinted(runnable, user, env);
    expect.soft([0, 1, 3], `${command}: ${stderr}`).toContain(status);
  }
  return [...printed];
}

describeWith(['python', 'namespaces'], 'each command that porthole prints as the next step', () => {
  beforeAll(async () => {
    world = await openWorld(wholeWorld());
    folder = mkdtempSync(path.join(tmpdir(), 'porthole-path-'));
    symlinkSync(PORTHOLE[1]!, path.join(folder, 'porthole'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await world?.end();
  });

  it('runs as printed by root', { timeout: 55_000 }, async () => {
    const printed = await checkAll(PORTHOLE, [], {});
    expect(printed).not.toEqual([]);
    expect(printed.filter((command) => command.startsWith('sudo '))).toEqual([]);
  });

  it('runs as printed by nobody, with sudo where it takes more rights', { timeout: 55_000 }, async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const printed = await checkAll(PORTHOLE, AS_NOBODY, {});
    const withSudo = printed.filter((command) => command.startsWith('sudo '));
    expect(withSudo).not.toEqual([]);
    expect(withSudo.filter((command) => !command.startsWith(`sudo ${PORTHOLE.join(' ')}`))).toEqual([]);
  });

  it('shows with sudo what it promised', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const { pid } = world.of('exact-ports');
    const asked = await showInTerminal([...PORTHOLE, 'who', '80'], AS_NOBODY, {});
    const command = commandsIn(asked, PORTHOLE.join(' ')).find((each) => each.startsWith('sudo '));
    const { status, stdout } = await runAsPrinted(command!, [], {});
    expect(stdout).toContain(`PID ${pid}`);
    expect(status).toBe(0);
  });

  it('is short where the shell finds porthole by its name', { timeout: 55_000 }, async () => {
    const env = { PATH: `${folder}:${plainEnvironment.PATH}` };
    const printed = await checkAll(['porthole'], [], env);
    expect(printed).not.toEqual([]);
    expect(printed.filter((command) => !command.startsWith('porthole'))).toEqual([]);
  });

  it('is `npx porthole` where that leads here', { timeout: 55_000 }, async (context) => {
    if (!existsSync(path.join(ROOT, 'node_modules/.bin/porthole'))) context.skip('needs the link that `npm ci` makes');
    const answers = [[], ['who', '80'], ['lsit']];
    const printed = await checkAll(['npx', '--no', 'porthole'], [], {}, answers, 'npx porthole');
    expect(printed).not.toEqual([]);
    expect(printed.filter((command) => !command.startsWith('npx porthole'))).toEqual([]);
  });
});
