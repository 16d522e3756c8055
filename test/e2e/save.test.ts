import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { runProgram } from '../world/run-program.ts';
import { openWorld, type World } from '../world/world.ts';
import { AS_NOBODY, PORTHOLE, PORTHOLE_IN_SHELL } from './program.ts';

let folder: string;
const at = (name: string): string => path.join(folder, name);
const porthole = (...words: string[]) => runProgram([...PORTHOLE, ...words]);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'porthole-save-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('porthole save', () => {
  it('says what it saved, what is not in it, and how to read it', async () => {
    const { status, stdout } = await porthole('save', at('one.ndjson'));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Saved \d+ processes and \d+ sockets? of \S+ to \S+one\.ndjson \([\d.]+ [kM]B\)\.\n/);
    expect(stdout).toContain('Arguments of processes are left out; --with-arguments keeps them.\n');
    const command = /^Read it with: (.*)$/m.exec(stdout)?.[1] ?? '';
    expect((await runProgram(['sh', '-c', command])).stdout).toMatch(/^PORT +PROTO/);
  });

  it('tells a program the same', async () => {
    const { stdout } = await porthole('save', at('two.ndjson'), '--with-arguments', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'porthole.saved/1',
      file: at('two.ndjson'),
      bytes: statSync(at('two.ndjson')).size,
      arguments: 'included',
      host: { os: 'linux' },
    });
  });

  it('writes the recording to the standard output as -', async () => {
    const { status, stdout } = await porthole('save', '-');
    const lines = stdout.trimEnd().split('\n');
    expect(status).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ schema: 'porthole.recording/1', arguments: 'redacted' });
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ end: { readings: lines.length - 2 } });
  });

  it('replaces a file, also behind a link, and leaves nothing beside it', async () => {
    writeFileSync(at('real.ndjson'), 'before', { mode: 0o644 });
    symlinkSync('real.ndjson', at('link.ndjson'));
    const before = readdirSync(folder);
    expect((await porthole('save', at('link.ndjson'), '-q')).status).toBe(0);
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(at('real.ndjson'), 'utf8')).toContain('porthole.recording/1');
    expect(statSync(at('real.ndjson')).mode & 0o777).toBe(0o600);
  });

  it('writes to what is no file as it is', async () => {
    const { status, stdout } = await runProgram([
      'sh',
      '-c',
      `${PORTHOLE_IN_SHELL} save /dev/stderr 2>&1 >/dev/null | head -c 25`,
    ]);
    expect([status, stdout]).toEqual([0, '{"schema":"porthole.recor']);
  });

  it.each([
    ['a folder', () => [folder], 2, /and \S+ is a folder\. Name a file in it\./],
    ['a folder that is not there', () => [at('no/such/file')], 5, /There is no folder \S+no\/such\./],
    ['nothing', () => [], 2, '"save" needs to be told of what: it takes FILE.'],
    ['two files', () => [at('a'), at('b')], 2, 'A recording goes into one file.'],
  ] as const)('refuses %s', async (_, words, status, message) => {
    const ran = await porthole('save', ...words());
    expect(ran).toMatchObject({ status, stdout: '', stderr: expect.stringMatching(message) });
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describeWith(['python', 'namespaces'], 'the arguments of processes', () => {
  const SECRET = 'hunter2-in-an-argument';
  let world: World;
  beforeAll(async () => {
    const words = ['server', SECRET].map((word) => Buffer.from(word).toString('hex'));
    world = await openWorld({ situations: [['arguments', ...words]] });
  });
  afterAll(() => world?.end());

  it.each(['bpf', 'ffi', 'fs'])('are in no reading by %s', async (way) => {
    const env = { PORTHOLE_LINUX_OWNERS: way };
    const { status, stdout, stderr } = await world.run([...PORTHOLE, 'save', '-'], { env });
    if (status === 5 && way === 'bpf') return; // no BPF here, and nothing saved
    expect(status, stderr).toBe(0);
    const decoded = stdout.replaceAll(/"base64":"([^"]*)"/g, (_, text: string) =>
      Buffer.from(text, 'base64').toString('latin1'),
    );
    expect(decoded).not.toContain(SECRET);
    expect(decoded).toContain('[redacted]');
  });

  it('are kept where they are asked for', async () => {
    const { stdout } = await world.run([...PORTHOLE, 'save', '-', '--with-arguments']);
    expect(stdout).toContain(SECRET);
  });
});

describeWith(['namespaces'], 'a full disk', () => {
  it('has nothing half-written on it, and what was there before', async () => {
    const script = [
      `mount -t tmpfs -o size=64k none '${folder}' && cd '${folder}'`,
      'echo before > there.ndjson',
      `${PORTHOLE_IN_SHELL} save there.ndjson; echo status $?`,
      `${PORTHOLE_IN_SHELL} save new.ndjson --json; echo status $?`,
      'ls -A; cat there.ndjson',
    ].join('\n');
    const { stdout, stderr } = await runProgram(['unshare', '--mount', 'sh', '-c', script]);
    expect(stdout).toBe('status 5\nstatus 5\nthere.ndjson\nbefore\n');
    expect(stderr).toContain(
      'porthole: The recording cannot be written to there.ndjson: no space is left on the device (ENOSPC).',
    );
    expect(stderr).toContain('"schema":"porthole.error/1"');
  });
});

describe('--from', () => {
  let whole: string;
  beforeAll(async () => {
    await porthole('save', at('whole.ndjson'), '-q');
    whole = readFileSync(at('whole.ndjson'), 'utf8');
    writeFileSync(at('cut.gz'), gzipSync(whole).subarray(0, 5000));
    writeFileSync(at('empty'), '');
    writeFileSync(at('foreign'), '{"hello":1}\n');
    writeFileSync(at('newer'), whole.replace('porthole.recording/1', 'porthole.recording/2'));
    writeFileSync(at('in-a-line'), whole.slice(0, whole.length / 2));
    writeFileSync(at('between-lines'), whole.slice(0, whole.indexOf('\n', whole.length / 2) + 1));
    writeFileSync(at('one-less'), whole.replace(/^\{"read":"link".*\n/m, ''));
    writeFileSync(at('bomb'), Buffer.concat(Array.from({ length: 6 }, () => gzipSync(Buffer.alloc(50_000_000, '{')))));
  });

  it.each([
    ['missing', 'cannot be read: there is no such file.'],
    ['', 'cannot be read: it is a folder.'],
    ['empty', 'is empty. Make one with: porthole save FILE'],
    ['foreign', 'is none of porthole. Make one with: porthole save FILE'],
    ['newer', 'is of a form that this version does not know (porthole.recording/2). A newer porthole reads it.'],
    ['in-a-line', 'is cut off in the middle of a line. Save or copy it again.'],
    ['between-lines', 'is cut off: it has no end. Save or copy it again.'],
    ['one-less', /has \d+ of its \d+ readings\. Save or copy it again\./],
    ['cut.gz', 'is cut off, or no gzip file. Save or copy it again.'],
    ['bomb', 'is too large: more than 256 MiB.'],
    ['/dev/zero', 'is none of porthole. Make one with: porthole save FILE'],
  ] as const)('refuses %j with a line and status 5', async (name, message) => {
    const file = name.startsWith('/') ? name : at(name);
    const ran = await porthole('list', '--from', file);
    expect(ran).toMatchObject({ status: 5, stdout: '' });
    expect(ran.stderr).toMatch(/^porthole: The recording [^\n]*\n$/);
    expect(ran.stderr).toMatch(message);
  });

  it('says so to a program too', async () => {
    const { status, stderr } = await porthole('who', '3000', '--json', '--from', at('missing'));
    expect(status).toBe(5);
    expect(JSON.parse(stderr)).toMatchObject({ schema: 'porthole.error/1', reason: 'unavailable' });
  });

  it('needs a file to be named', async () => {
    expect((await porthole('list', '--from')).status).toBe(2);
  });

  it.runIf(process.getuid?.() === 0)('says that it is for somebody else', async () => {
    const ran = await runProgram([...AS_NOBODY, ...PORTHOLE, 'list', '--from', at('whole.ndjson')]);
    expect(ran).toMatchObject({ status: 5, stderr: expect.stringContaining('this user may not read it') });
  });
});
