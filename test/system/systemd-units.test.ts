import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProcessDetail, whyRunning } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { runProgram } from '../world/run-program.ts';

/** A process in this control group, below systemd. */
function sourceOf(cgroup: string) {
  const process = (pid: number, command: string[], parentPid?: number): ProcessDetail => ({
    ...{ pid, parentPid, startId: pid, startedAtMs: 1, name: command[0], command, uid: 0, user: 'root' },
    ...{ executable: undefined, executableDeleted: undefined, folder: '/', cgroup },
    ...{ namespaces: undefined, residentBytes: 1, cpuMs: 1, terminal: undefined, sessionPid: pid },
  });
  return whyRunning([process(900, ['server'], 1), process(1, ['/usr/lib/systemd/systemd'])]).source;
}

// No systemd runs on the machines that run these tests. So these paths are not recorded there: they are the layout that
// systemd.special(7), systemd.slice(5), systemd-run(1) and pam_systemd(8) describe, with the names of well-known units.
const DESCRIBED: readonly (readonly [path: string, unit: string])[] = [
  ['/system.slice/ssh.service', 'ssh.service'],
  ['/system.slice/system-getty.slice/getty@tty1.service', 'getty@tty1.service'],
  ['/system.slice/system-postgresql.slice/postgresql@15-main.service', 'postgresql@15-main.service'],
  ['/system.slice/systemd-journald.service', 'systemd-journald.service'],
  ['/user.slice/user-1000.slice/user@1000.service/app.slice/pipewire.service', 'pipewire.service'],
  ['/user.slice/user-1000.slice/session-2.scope', 'session-2.scope'],
  ['/system.slice/run-r1f0c7a529d5e4b6e.scope', 'run-r1f0c7a529d5e4b6e.scope'],
];

describe('the systemd unit that a process belongs to', () => {
  it.each(DESCRIBED)('%s', (path, unit) => {
    expect(sourceOf(path)).toEqual({ kind: 'systemd-unit', name: unit, evidence: `control group ${path}` });
  });
});

const SERVICE = '[Unit]\nDescription=Shop\n\n[Service]\nExecStart=/bin/sleep 600\n';
const SOCKET =
  '[Unit]\nDescription=Shop\n\n[Socket]\nListenStream=127.0.0.1:3000\n\n[Install]\nWantedBy=sockets.target\n';

describeWith(['systemd'], 'the units that systemd itself takes', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'porthole-units-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are named in an answer as their files are', async () => {
    for (const name of ['shop.service', 'shop@main.service', 'home-ana-my\\x2dshop.service']) {
      const files = [name, name.replace('.service', '.socket')].map((file) => join(folder, file));
      for (const [index, file] of files.entries()) writeFileSync(file, index === 0 ? SERVICE : SOCKET);
      const { status, stderr } = await runProgram(['systemd-analyze', 'verify', '--man=no', ...files]);
      expect.soft(status, stderr).toBe(0);
      expect.soft(sourceOf(`/system.slice/${name}`)).toMatchObject({ kind: 'systemd-unit', name });
    }
  });

  it('are named as Debian ships them', () => {
    const shipped = readdirSync('/usr/lib/systemd/system').filter((name) => /^[^@]+\.service$/.test(name));
    expect(shipped.length).toBeGreaterThan(10);
    for (const name of shipped) expect.soft(sourceOf(`/system.slice/${name}`).name).toBe(name);
  });

  it('are refused where their names are none, so that this test can fail', async () => {
    const file = join(folder, 'broken.service');
    writeFileSync(file, '[Service]\nExecStart=/no/such/program\n');
    expect((await runProgram(['systemd-analyze', 'verify', '--man=no', file])).status).not.toBe(0);
  });

  it('has names for folders that lead back to them', async () => {
    const { stdout } = await runProgram(['systemd-escape', '--path', '--suffix=service', '/home/ana/my-shop']);
    const { name } = sourceOf(`/system.slice/${stdout.trim()}`);
    const back = await runProgram(['systemd-escape', '--unescape', '--path', name!.replace(/\.service$/, '')]);
    expect(back.stdout.trim()).toBe('/home/ana/my-shop');
  });
});
