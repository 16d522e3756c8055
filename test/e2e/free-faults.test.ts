import {
  chmodSync,
  chownSync,
  mkdirSync,
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
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leaseSchema } from '../../packages/porthole/src/contract/schemas/lease-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import { type Ran, runProgram } from '../world/run-program.ts';
import { AS_NOBODY, PORTHOLE, PORTHOLE_IN_SHELL } from './program.ts';

let folder: string;
let state: string;
let leases: string;
let states = 0;

function free(
  words: readonly string[],
  env: Readonly<Record<string, string>> = { PORTHOLE_STATE: state },
): Promise<Ran> {
  return runProgram([...PORTHOLE, 'free', ...words], { folder, env });
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'porthole-faults-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  state = path.join(folder, `state-${++states}`);
  leases = path.join(state, 'leases');
});

const A_PORT = /^\d+\n$/;
const UNKEPT = /^porthole: Nothing keeps this port: somebody else may get it too\./;

describe('porthole free, where the leases are damaged', () => {
  it('keeps aside what is no lease, says so, and goes on', async () => {
    await free(['--for', 'good']);
    const [good = ''] = readdirSync(leases);
    const bad = ['', '{', '{"format":"porthole.lease-file/1"}', '\0\0\0\0', '[]', 'null', `${'x'.repeat(70_000)}`];
    const names = bad.map((_, index) => `500${index}.any.${String(index).repeat(24)}.lease`);
    for (const [index, text] of bad.entries()) writeFileSync(path.join(leases, names[index] ?? ''), text);
    const link = `5008.any.${'8'.repeat(24)}.lease`;
    symlinkSync('/etc/passwd', path.join(leases, link));

    const { status, stdout, stderr } = await free(['5000-5010']);
    expect([status, stdout]).toEqual([0, '5000\n']);
    const said = stderr.trim().split('\n');
    expect(said).toHaveLength(names.length + 1);
    for (const line of said) expect(line).toMatch(/^porthole: .*\.lease was no lease; it is kept as .*leases\.damaged/);
    expect(readdirSync(`${leases}.damaged`).sort()).toEqual([...names, link].sort());
    expect(readdirSync(leases)).toContain(good);
    expect(readFileSync('/etc/passwd', 'utf8')).toContain('root');
    // Said once.
    expect(await free(['--leases'])).toMatchObject({ status: 0, stderr: '' });
  });

  it('puts aside what stands where the folder should be', async () => {
    mkdirSync(state);
    writeFileSync(leases, 'not a folder');
    const { status, stdout, stderr } = await free(['--for', 'web']);
    expect(stdout).toMatch(A_PORT);
    expect(stderr).toMatch(/leases was no lease; it is kept as .*leases\.damaged-/);
    expect(status).toBe(0);
    expect((await free(['--for', 'web'])).stdout).toBe(stdout);
  });

  it('leaves alone what it does not know', async () => {
    await free(['--for', 'web']);
    writeFileSync(path.join(leases, 'notes.txt'), 'mine');
    mkdirSync(path.join(leases, 'folder'));
    expect(await free(['--for', 'web'])).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(leases)).toEqual(expect.arrayContaining(['notes.txt', 'folder']));
  });

  it('keeps the leases from everybody else', async () => {
    await free(['--for', 'web']);
    chmodSync(leases, 0o777);
    await free(['--for', 'web']);
    expect(statSync(leases).mode & 0o777).toBe(0o700);
    const [file = ''] = readdirSync(leases);
    expect(statSync(path.join(leases, file)).mode & 0o777).toBe(0o600);
  });

  it('still gives a port where no lease can be kept, and says so', async () => {
    mkdirSync(state);
    writeFileSync(path.join(state, 'file'), '');
    for (const place of ['/proc/porthole', path.join(state, 'file')]) {
      const { status, stdout, stderr } = await free([], { PORTHOLE_STATE: place });
      expect(stdout).toMatch(A_PORT);
      expect(stderr).toMatch(UNKEPT);
      expect(status).toBe(0);
      const document = v.parse(leaseSchema, JSON.parse((await free(['--json'], { PORTHOLE_STATE: place })).stdout));
      expect(document).toMatchObject({ leased: false, kind: null, unleased: { reason: 'system' } });
    }
    // Without a registry a name leads to the same port nevertheless, as long as that is free.
    const named = () => free(['--for', 'web'], { PORTHOLE_STATE: '/proc/porthole' });
    expect((await named()).stdout).toBe((await named()).stdout);
  });

  it('runs a command without a lease too', async () => {
    const { status, stdout, stderr } = await free(['--', 'sh', '-c', 'echo $PORT; exit 3'], {
      PORTHOLE_STATE: '/proc/x',
    });
    expect(stdout).toMatch(A_PORT);
    expect(stderr).toMatch(UNKEPT);
    expect(status).toBe(3);
  });

  it('finds its place by XDG_STATE_HOME, else in the home folder', async () => {
    await free(['--for', 'web'], { XDG_STATE_HOME: state });
    expect(readdirSync(path.join(state, 'porthole', 'leases'))).toHaveLength(1);
    const home = path.join(folder, 'home');
    await free(['--for', 'web'], { HOME: home });
    expect(readdirSync(path.join(home, '.local/state/porthole/leases'))).toHaveLength(1);
  });
});

describeWith(['readable-by-nobody', 'namespaces'], 'porthole free, as another user and on a bad disk', () => {
  it('neither reads nor writes the leases of somebody else', async () => {
    await free(['5100', '--for', 'web']);
    chmodSync(folder, 0o755);
    chmodSync(state, 0o755);
    const { stdout, stderr, status } = await runProgram([...AS_NOBODY, ...PORTHOLE, 'free', '5100-5110'], {
      folder: '/',
      env: { PORTHOLE_STATE: state },
    });
    expect([status, stdout]).toEqual([0, '5100\n']);
    expect(stderr).toMatch(/belongs to another user/);
    chownSync(leases, 65_534, 65_534);
    expect(await free(['5100-5110'])).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/belongs to another user/),
    });
  });

  it('makes nothing as root among the files of another user', async () => {
    mkdirSync(state);
    chownSync(state, 65_534, 65_534);
    const { status, stdout, stderr } = await free([]);
    expect([status, stdout]).toEqual([0, expect.stringMatching(A_PORT)]);
    expect(stderr).toMatch(/belongs to another user/);
    expect(readdirSync(state)).toEqual([]);
  });

  /** In a mount namespace with a small disk of its own. */
  async function onDisk(options: string, prepare: string, command: string): Promise<Ran> {
    mkdirSync(state);
    const script = `mount -t tmpfs -o size=64k tmpfs ${state} && ${prepare} && mount -o remount,${options} ${state} && ${command}`;
    return runProgram(['unshare', '--mount', 'sh', '-c', script], { folder, env: { PORTHOLE_STATE: state } });
  }

  const first = `${PORTHOLE_IN_SHELL} free 5200 --for web`;

  it('gives a port on a disk that is read-only, and one that is known already', async () => {
    const { status, stdout, stderr } = await onDisk(
      'ro',
      first,
      `${first}; ${PORTHOLE_IN_SHELL} free 5200-5210; ${PORTHOLE_IN_SHELL} free --leases`,
    );
    expect(stdout).toMatch(/^5200\n5200\n\d+\nPORT/);
    expect(stderr).toMatch(/read-only \(EROFS\)/);
    expect(status).toBe(0);
  });

  it('gives a port on a disk that is full, and loses nothing', async () => {
    const fill = `${first} && { dd if=/dev/zero of=${state}/full bs=1k status=none || true; }`;
    const again = `${PORTHOLE_IN_SHELL} free --count 2; ls -A ${leases}; rm ${state}/full; ${PORTHOLE_IN_SHELL} free --leases`;
    const { status, stdout, stderr } = await onDisk('rw', `${fill} 2>/dev/null`, again);
    expect(stdout).toMatch(/^5200\n\d+\n\d+\n5200\.[^\n]*\.lease\nPORT[\s\S]*\n5200 +web/);
    expect(stderr).toMatch(/no space is left on the device \(ENOSPC\)/);
    expect(status).toBe(0);
  });
});
