import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTS } from '../../packages/porthole/src/lesson/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { startTalking } from '../world/talking-program.ts';
import { openWorld, type World } from '../world/world.ts';
import { isProgramOfLesson, portsByProc } from './lesson-oracle.ts';
import { readLesson } from './lesson-reader.ts';
import { AS_NOBODY, PORTHOLE } from './program.ts';

let world: World;
const learn = (...words: string[]) => world.run([...PORTHOLE, 'learn', ...words], { timeoutMs: 50_000 });

/** Every process that the text says was started. */
const pidsIn = (text: string) => [...text.matchAll(/its PID is (\d+)/g)].map(([, pid = '']) => pid);

async function expectGone(pids: readonly string[]): Promise<void> {
  await expect.poll(() => pids.filter(isProgramOfLesson), { timeout: 4000 }).toEqual([]);
}

describeWith(['python', 'namespaces', 'ss'], 'porthole learn', () => {
  beforeAll(async () => {
    world = await openWorld({ situations: [] });
  });
  afterAll(() => world?.end());

  it('played through in a terminal: every PID and port that it shows is what /proc says', async () => {
    const checked = { pids: 0, ports: 0, rows: 0 };
    const stopped = new Set<string>();
    let pid = '';
    const { status, shown } = await readLesson(
      [...PORTHOLE, 'learn'],
      ({ part }) => {
        for (const [, gone = ''] of part.matchAll(/stopped: process (\d+)/g)) stopped.add(gone);
        for (const line of part.split('\n')) {
          pid = /its PID is (\d+)/.exec(line)?.[1] ?? pid;
          if (line.includes('its PID is') && !stopped.has(pid)) {
            expect([pid, isProgramOfLesson(pid)]).toEqual([pid, true]);
            checked.pids++;
          }
          const port = /(?:lent it the port|it has the port) (\d+)/.exec(line)?.[1];
          if (port !== undefined && !stopped.has(pid)) {
            expect(portsByProc(pid)).toContain(Number(port));
            checked.ports++;
          }
          const row = /^ {2}node +(\d+) +tcp +(?:listen|established) +\S+:(\d+) /.exec(line);
          if (row !== null) {
            expect(portsByProc(row[1] ?? '')).toContain(Number(row[2]));
            checked.rows++;
          }
        }
        return part.includes('c: show the code') ? 'c\n' : 'b\n';
      },
      { enter: world.namespace.enter, rows: 200 },
    );
    expect(status).toBe(0);
    expect(shown).toContain('export async function workAlone');
    expect(shown).toContain('Nothing of it runs any more.');
    expect(shown).not.toMatch(/Not all that was expected|Not seen here/);
    expect(checked.pids).toBeGreaterThan(15);
    expect(checked.ports).toBeGreaterThan(8);
    expect(checked.rows).toBeGreaterThan(10);
    await expectGone(pidsIn(shown));
  }, 58_000);

  it('Ctrl-C at every prompt of an act leaves nothing running', async () => {
    for (let at = 1; ; at++) {
      let prompts = 0;
      const { status, shown } = await readLesson(
        [...PORTHOLE, 'learn', '6'],
        ({ prompt, part }) => {
          prompts = prompt;
          // What is behind this act is another story.
          return prompt === at || part.includes('7 of 10') ? '\x03' : '\n';
        },
        { enter: world.namespace.enter, rows: 200 },
      );
      expect(status).toBe(130);
      await expectGone(pidsIn(shown));
      if (shown.includes('7 of 10')) break;
      expect(prompts).toBe(at);
    }
  }, 58_000);

  it.each(['SIGTERM', 'SIGKILL', 'SIGHUP'])('%s leaves nothing running', async (signal) => {
    const { shown } = await readLesson(
      [...PORTHOLE, 'learn', '2'],
      ({ part }) => {
        const [first] = pidsIn(part);
        if (first === undefined) return '\n';
        const alive = pidsIn(part).find(isProgramOfLesson) ?? '';
        const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${alive}/status`, 'utf8'))?.[1];
        process.kill(Number(parent), signal);
        return '';
      },
      { enter: world.namespace.enter, rows: 200 },
    );
    expect(pidsIn(shown).length).toBeGreaterThan(0);
    await expectGone(pidsIn(shown));
  });

  it('goes on where the reader kills a program, and plays the act once more if asked to', async () => {
    let killed = '';
    const { status, shown } = await readLesson(
      [...PORTHOLE, 'learn', '10'],
      async ({ part }) => {
        if (part.includes('Which process holds')) {
          const [, port = ''] = /holds port (\d+)/.exec(part) ?? [];
          if (killed !== '') return 'no idea\n';
          const { stdout } = await world.run([...PORTHOLE, 'who', port, '--json']);
          killed = /"pid":(\d+)/.exec(stdout)?.[1] ?? '';
          process.kill(Number(killed), 'SIGKILL');
          return `${killed}\n`;
        }
        return part.includes('this act once more') ? 'r\n' : '\n';
      },
      { enter: world.namespace.enter, rows: 200 },
    );
    expect(status).toBe(0);
    expect(shown).toMatch(/Right\. Port \d+ is held by process \d+\./);
    expect(shown).toContain(`The process ${killed} (`);
    expect(shown.match(/10 of 10/g)).toHaveLength(2);
    expect(shown).toMatch(/Not this time\. Port \d+ is held by process \d+\./);
    expect(shown).toContain('Said more exactly');
    await expectGone([killed]);
  });

  it('is read on 40 columns and 12 lines', async () => {
    const { status, parts } = await readLesson([...PORTHOLE, 'learn', '9'], () => '\n', {
      enter: world.namespace.enter,
      columns: 40,
      rows: 12,
    });
    expect(status).toBe(0);
    for (const part of parts) expect(part.split('\n').length).toBeLessThanOrEqual(13);
    const lines = parts.flatMap((part) => part.split('\n'));
    const tooLong = lines.filter((line) => line.length > 40 && !/porthole\.cjs|ping/.test(line));
    expect(tooLong).toEqual([]);
  });

  it('without a terminal: the whole lesson as text, with live values', async () => {
    const { status, stdout, stderr } = await learn();
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout.match(/^\d+ of 10: /gm)).toHaveLength(ACTS.length);
    expect(stdout.match(/^✓ /gm)).toHaveLength(ACTS.flatMap(({ exactly }) => exactly).length);
    expect(stdout).not.toMatch(/Not all that was expected|Not seen here/);
    const [, lent] = /connect\(\) lent (\d+)/.exec(stdout) ?? [];
    expect(Number(lent)).toBeGreaterThan(1023);
    // We are root here: the header is that of its own packet, with the ports of its sockets.
    const [, source] = /lent it the port (\d+)/.exec(stdout) ?? [];
    expect(stdout).toContain('Captured on lo just now');
    expect(stdout).toMatch(new RegExp(`^ +([01]{8} ?){2} source port = ${source}$`, 'm'));
    expect(stdout).toMatch(/^ +11111111 10011000 destination port = 65432$/m);
    await expectGone(pidsIn(stdout));
  }, 58_000);

  it('65432 taken: says by whom, and goes on with another port', async () => {
    const holder = await world.start(['answering', '65432', 'I am somebody else']);
    const { stdout, stderr, status } = await learn('8');
    expect(stderr).toContain(`65432 is taken by python3 (PID ${holder.said.pid})`);
    expect(stdout).toMatch(/has port 65433, for which IANA has no name/);
    expect(status).toBe(0);
    const serve = await learn('run', 'serve');
    expect(serve.stderr).toMatch(/Port 65432 is taken by python3 \(PID \d+\)[\s\S]*learn run serve 65433/);
    expect(serve.status).toBe(4);
    await holder.end();
  });

  describe('the small program', () => {
    it.each([
      ['nobody listens', ['connect', '127.0.0.1:1'], 1, /ECONNREFUSED: nobody listens on 127\.0\.0\.1:1/],
      ['no such machine', ['connect', 'nowhere.invalid:1'], 4, /no machine by the name "nowhere\.invalid"/],
      ['no such port', ['serve', '99999'], 2, /"99999" is not a port/],
      ['no such program', ['servee'], 2, /Did you mean serve\?/],
      ['none', [], 2, /What is to run\?/],
      ['not an address of this machine', ['serve', '--address', '10.9.9.9'], 4, /"10\.9\.9\.9" is no address of this/],
      ['too much', ['compute', '3'], 2, /one word too many/],
    ])('%s', async (_name, words, status, says) => {
      const ran = await learn('run', ...words);
      expect(ran.status).toBe(status);
      expect(ran.stdout + ran.stderr).toMatch(says);
      expect(ran.stderr).not.toMatch(/at .*\.(ts|cjs):\d+/);
    });

    it('serve, connect and compute, as ps, process and ss see them', async () => {
      const run = (...words: string[]) =>
        startTalking([...world.namespace.enter, ...PORTHOLE, 'learn', 'run', ...words], tmpdir());
      const server = run('serve');
      const [, serverPid = ''] = await server.line(/^server: I am process (\d+), and I listen on 127\.0\.0\.1:65432$/);
      const client = run('connect');
      const [, clientPid = ''] = await client.line(/^mode 2: I am process (\d+)\./);
      const [, lent] = await client.line(/lent me the port (\d+)/);
      const alone = run('compute');
      const [, alonePid = ''] = await alone.line(/^mode 1: I am process (\d+)\./);
      const seen = await world.run([...PORTHOLE, 'process', clientPid, '--json', '--sample', '0']);
      const { sockets } = JSON.parse(seen.stdout) as { sockets: { local: { port: number } }[] };
      expect(sockets.map(({ local }) => local.port)).toEqual([Number(lent)]);
      const none = await world.run([...PORTHOLE, 'process', alonePid, '--json', '--sample', '0']);
      expect(JSON.parse(none.stdout)).toMatchObject({ sockets: [] });
      const ps = await world.run([...PORTHOLE, 'ps', `pid:${serverPid}`, '--flat']);
      expect(ps.stdout).toContain('65432');
      const { stdout: ss } = await world.run(['ss', '-tnp', 'state', 'established']);
      expect(ss).toMatch(new RegExp(`127\\.0\\.0\\.1:${lent} +127\\.0\\.0\\.1:65432.*pid=${clientPid},`));
      await Promise.all([alone.interrupt(), client.interrupt(), server.interrupt()]);
      await expectGone([serverPid, clientPid, alonePid]);
    });

    it('ends with what started it', async () => {
      const server = startTalking([...world.namespace.enter, ...PORTHOLE, 'learn', 'run', 'serve', '0'], tmpdir());
      const [, pid = ''] = await server.line(/I am process (\d+)/);
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      process.kill(Number(parent), 'SIGKILL');
      await expectGone([pid]);
    });
  });

  it('--export: one page that is marked, with questions and an answer sheet, and loads nothing', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'porthole-'));
    try {
      const file = path.join(folder, 'lesson.html');
      expect(await learn('--export', file)).toMatchObject({ status: 0, stdout: '' });
      const page = readFileSync(file, 'utf8');
      const asks = ACTS.flatMap(({ steps }) => steps).filter(({ kind }) => kind === 'ask' || kind === 'quiz');
      expect(page).toContain('RECORDED');
      expect(page.match(/<strong>Question \d+\./g)).toHaveLength(asks.length);
      expect(page.split('Answer sheet')[1]?.match(/<li>/g)).toHaveLength(asks.length);
      expect(page).not.toMatch(/<script|src=|href=|https?:\/\/(?!example)/);
      expect((await learn('--export', folder)).status).toBe(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 58_000);
});

describeWith(['python', 'namespaces', 'readable-by-nobody'], 'porthole learn without rights', () => {
  beforeAll(async () => {
    world = await openWorld({ situations: [] });
  });
  afterAll(() => world?.end());

  it('shows the recorded header, marked, and says why', async () => {
    const third = await world.run([...AS_NOBODY, ...PORTHOLE, 'learn', '3']);
    expect(third.stdout).toMatch(
      /RECORDED on another machine, and not a packet of yours\. Only root may look at packets\./,
    );
    expect(third.stdout).toMatch(/source port = 47580$/m);
    expect(third.stdout).not.toContain('Captured');
    expect(third.stdout).not.toMatch(/Not all that was expected|Not seen here/);
    expect(third.status).toBe(0);
  }, 58_000);

  it('a port of the system: says so', async () => {
    const { stderr, status } = await world.run([...AS_NOBODY, ...PORTHOLE, 'learn', 'run', 'serve', '80']);
    expect(stderr).toMatch(/Port 80 is kept for programs with more rights \(EACCES\)/);
    expect(status).toBe(3);
  });
});
