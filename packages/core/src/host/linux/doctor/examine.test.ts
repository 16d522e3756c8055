import { describe, expect, it } from 'vitest';
import type { Check } from '../../../model/check.ts';
import { LinuxHost } from '../index.ts';
import { type FakeParts, fakeLinuxSource, systemFailure } from '../testing/fake-linux-source.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { doneMessage } from '../testing/netlink-reply.ts';

/** A machine on which all can be seen, but for the parts given. */
async function examined(parts: FakeParts = {}, files: FakeParts['files'] = {}): Promise<Record<string, Check>> {
  const machine = fakeMachine({ mayUseBpf: true });
  const whole: FakeParts = {
    ...machine,
    sockDiag: () => doneMessage(),
    bpf: { 'kernel-sockets-udp': new Uint8Array(0) },
    ...parts,
    links: { ...machine.links, '/proc/1/ns/net': 'net:[4026531840]', ...parts.links },
    files: {
      ...machine.files,
      '/proc/sys/kernel/osrelease': '6.12.0',
      '/proc/self/mounts': 'proc /proc proc rw,relatime 0 0\n',
      '/proc/self/uid_map': '         0          0 4294967295\n',
      '/proc/net/tcp': 'head\n',
      '/proc/net/unix': 'head\n',
      ...files,
    },
  };
  const { checks } = await new LinuxHost(fakeLinuxSource(whole), {}, () => undefined).examine();
  return Object.fromEntries(checks.map((check) => [check.id, check]));
}

const NO_RIGHTS = { '/proc/self/status': 'CapEff:\t0000000000000000\n' };

describe('an examination', () => {
  it('finds all well where all can be seen', async () => {
    const checks = Object.values(await examined());
    expect(checks.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(checks).toHaveLength(12);
  });

  it('says of whom the owners stay hidden', async () => {
    const walk = () => ({ records: new Int32Array(0), denied: 1, gone: 0, unsureThreads: 0 });
    const { owners } = await examined({ walk }, NO_RIGHTS);
    expect(owners).toMatchObject({ status: 'partial', remedy: 'root' });
    expect(owners?.finding).toMatch(/1 of 1 processes may not be looked into/);
  });

  it('says which rights are missing', async () => {
    const { capabilities, bpf } = await examined({}, NO_RIGHTS);
    expect(capabilities).toMatchObject({ status: 'partial', remedy: 'root' });
    expect(capabilities?.finding).toContain('CAP_SYS_PTRACE');
    expect(bpf).toMatchObject({ status: 'partial', remedy: 'root' });
    expect(bpf?.finding).toContain('CAP_BPF');
  });

  it('says why BPF is refused to whom has the rights', async () => {
    const lockdown = { '/sys/kernel/security/lockdown': 'none integrity [confidentiality]\n' };
    const { bpf } = await examined({ bpf: { 'kernel-sockets-udp': systemFailure('EPERM') } }, lockdown);
    expect(bpf?.finding).toContain('EPERM; the kernel is locked down (confidentiality)');
    expect(bpf?.remedy).toBeUndefined();
  });

  it('says what is missing without FFI', async () => {
    const { ffi, sockets, 'unix-sockets': unix, bpf } = await examined({ native: false });
    for (const check of [ffi, sockets, unix, bpf]) {
      expect(check).toMatchObject({ status: 'partial', remedy: 'install-koffi' });
    }
  });

  it('says where sock_diag is refused and /proc is not, and where both are', async () => {
    const refused = {
      sockDiag: () => {
        throw systemFailure('EACCES');
      },
    };
    expect((await examined(refused)).sockets).toMatchObject({ status: 'partial' });
    const blind = await examined(refused, { '/proc/net/tcp': systemFailure('EACCES') });
    expect(blind.sockets).toMatchObject({ status: 'unavailable' });
    expect(blind.sockets?.finding).toContain('EACCES');
  });

  it('knows an old kernel', async () => {
    const { kernel } = await examined({}, { '/proc/sys/kernel/osrelease': '5.15.0-91-generic' });
    expect(kernel).toMatchObject({ status: 'partial', remedy: 'newer-kernel' });
    expect(kernel?.finding).toMatch(/5\.15\.0-91-generic.*5\.18.*6\.8/);
  });

  it('knows hidepid', async () => {
    const mounts = 'proc /proc proc rw,nosuid,hidepid=invisible 0 0\n';
    const { hidepid } = await examined({}, { '/proc/self/mounts': mounts, '/proc/1/stat': systemFailure('ENOENT') });
    expect(hidepid).toMatchObject({ status: 'partial', remedy: 'root' });
    expect(hidepid?.finding).toContain('hidepid=invisible');
  });

  it('knows a container, and a user namespace', async () => {
    const checks = await examined(
      { links: { '/proc/self/ns/pid': 'pid:[4026532999]' } },
      { '/run/.containerenv': '', '/proc/self/uid_map': '0 1000 1\n' },
    );
    expect(checks['pid-namespace']?.finding).toContain('Podman');
    expect(checks['pid-namespace']?.status).toBe('partial');
    expect(checks['user-namespace']?.status).toBe('partial');
  });

  it('knows a narrow ptrace', async () => {
    const scope = { '/proc/sys/kernel/yama/ptrace_scope': '2\n' };
    expect((await examined({}, scope))['ptrace-scope']).toMatchObject({ status: 'ok' });
    expect((await examined({}, { ...scope, ...NO_RIGHTS }))['ptrace-scope']).toMatchObject({ status: 'partial' });
  });

  it('counts other network namespaces, and those that may not be seen', async () => {
    const other = await examined({ links: { '/proc/1/ns/net': 'net:[4026532001]' } });
    expect(other['network-namespaces']).toMatchObject({ status: 'ok', remedy: 'all-namespaces' });
    const hidden = await examined({ links: { '/proc/1/ns/net': systemFailure('EACCES') } });
    expect(hidden['network-namespaces']).toMatchObject({ status: 'partial', remedy: 'root' });
  });
});
