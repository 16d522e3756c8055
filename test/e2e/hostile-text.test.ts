import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { HOSTILE_COMMANDS, HOSTILE_NAMES } from '../world/hostile-names.ts';
import { startTalking } from '../world/talking-program.ts';
import { openWorld, type World } from '../world/world.ts';
import { PORTHOLE } from './program.ts';

let world: World;
const named = Object.entries(HOSTILE_NAMES);
const commanded = Object.entries(HOSTILE_COMMANDS);

/** What must not reach a terminal: controls except the line feed, bidi marks, what joins and hides. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

describeWith(['python', 'namespaces'], 'names and arguments that mean harm', () => {
  beforeAll(async () => {
    world = await openWorld({
      situations: [
        ...named.map(([, name]) => ['named', name.toString('hex')] as const),
        ...commanded.map(([, words]) => ['arguments', ...words] as const),
      ],
    });
  });
  afterAll(() => world?.end());

  for (const words of [
    'list',
    'list --all',
    'list --ascii',
    'list --columns port,process,pid,command',
    'list --csv',
    'list --all --csv',
    'list --all-namespaces',
    'doctor',
    'who 1-65535',
    'who python3',
  ]) {
    it(`never reach the output of porthole ${words}`, async () => {
      const { stdout, stderr } = await world.run([...PORTHOLE, ...words.split(' ')]);
      expect(stdout).not.toMatch(HARMFUL);
      expect(stderr).not.toMatch(HARMFUL);
      if (words.includes('--ascii')) expect(stdout).toMatch(/^[\n -~]*$/);
    });
  }

  it('never break or forge a row: each process has its own, with its own pid', async () => {
    const { stdout } = await world.run([...PORTHOLE, 'list', '--all', '--columns', 'local,pid']);
    for (const { pid, sockets } of world.said) {
      const rows = stdout.split('\n').filter((line) => line.includes(`127.0.0.1:${sockets[0]!.local.port} `));
      expect(rows).toHaveLength(1);
      expect(rows[0]!.trimEnd()).toMatch(new RegExp(` ${pid}$`));
    }
  });

  it('stay as they are in JSON, with nothing raw in it', async () => {
    const { stdout } = await world.run([...PORTHOLE, 'list', '--json']);
    expect(stdout).not.toMatch(HARMFUL);
    const { sockets } = JSON.parse(stdout) as {
      sockets: { owner: { holders: { pid: number; name: string; command: string[] }[] } }[];
    };
    const holders = new Map(sockets.flatMap(({ owner }) => owner.holders).map((holder) => [holder.pid, holder]));
    for (const [index, [kind, bytes]] of named.entries()) {
      expect.soft(holders.get(world.said[index]!.pid)?.name, kind).toBe(bytes.toString('utf8'));
    }
    for (const [index, [kind]] of commanded.entries()) {
      const { pid, commandHex } = world.said[named.length + index]!;
      const words = commandHex!.map((hex) => Buffer.from(hex, 'hex').toString('utf8'));
      expect.soft(holders.get(pid)?.command, kind).toEqual(words);
    }
  });

  it('are told in full where they say what a program is', async () => {
    const title = 'next-server (v16.1.1)';
    const script = `process.title = '${title}'; require('net').createServer().listen(3001, () => console.log('listens'))`;
    const server = startTalking([...world.namespace.enter, process.execPath, '-e', script], process.cwd());
    try {
      await server.line(/^listens$/);
      const { stdout } = await world.run([...PORTHOLE, 'who', '3001']);
      expect(stdout).toContain(title);
      expect(stdout).toMatch(/Next\.js/);
    } finally {
      await server.interrupt();
    }
  });
});
