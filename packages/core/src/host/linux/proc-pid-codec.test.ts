import { describe, expect, it } from 'vitest';
import { parseCgroup, parseCmdline, parseStat, parseStatus, terminalName } from './proc-pid-codec.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const FIELDS = 'S 48190 48213 48190 34819 48213 4194304 9 0 0 0 250 13 0 0 20 0 11 0 31337 1073741824 2000\n';

describe('parseStat', () => {
  it('reads parent, session, terminal, time, start, threads and memory', () => {
    expect(parseStat(bytes(`48213 (node) ${FIELDS}`))).toEqual({
      name: 'node',
      state: 'S',
      parentPid: 48_190,
      sessionPid: 48_190,
      terminalDevice: 34_819,
      cpuMs: 2630,
      startId: 313_370,
      isKernelThread: false,
      threads: 11,
      residentPages: 2000,
    });
  });

  it('knows a kernel thread by its flags, not by its name', () => {
    const worker = '28 (kworker/3:0H-ev) I 2 0 0 0 -1 69238880 0 0 0 0 0 0 0 0 0 -20 1 0 51 0 0\n';
    expect(parseStat(bytes(worker))).toMatchObject({ isKernelThread: true, threads: 1, residentPages: 0 });
    expect(parseStat(bytes(`9 (kthreadd) ${FIELDS}`))).toMatchObject({ isKernelThread: false });
  });

  it.each([
    'next-server (v16.1.1)',
    'tmux: server',
    ') S 1 1 1 (',
    '(sd-pam)',
    '',
    'two\nlines',
    'x",pid=1,fd=3',
    'é\u202e世',
    ') R 7 7 7 0 -1',
  ])('takes %j for a name', (name) => {
    expect(parseStat(bytes(`48213 (${name}) ${FIELDS}`))).toMatchObject({ name, parentPid: 48_190, startId: 313_370 });
  });

  it('takes a name that is no UTF-8', () => {
    const odd = Buffer.concat([bytes('1 ('), Buffer.from([0xff, 0xc3, 0x28]), bytes(`) ${FIELDS}`)]);
    expect(parseStat(odd)).toMatchObject({ name: '\ufffd\ufffd(', startId: 313_370 });
  });

  it.each(['', '48213', '48213 (node', '48213 (node) S 1 2 3', `48213 node ${FIELDS}`, ')('])('refuses %j', (text) => {
    expect(() => parseStat(bytes(text))).toThrow(expect.objectContaining({ reason: 'malformed-data' }));
  });
});

describe('parseStatus', () => {
  it('reads the process of a thread, which is not the thread itself, and the resident memory', () => {
    const text = 'Name:\tnode\nTgid:\t48213\nNgid:\t0\nPid:\t48219\nPPid:\t48190\nVmRSS:\t   2164 kB\n';
    expect(parseStatus(bytes(text))).toEqual({ processId: 48_213, residentBytes: 2164 * 1024 });
  });
  it('of a kernel thread has no memory', () => {
    expect(parseStatus(bytes('Name:\tkthreadd\nTgid:\t2\nPid:\t2\n'))).toEqual({
      processId: 2,
      residentBytes: undefined,
    });
  });
  it('of nothing tells nothing', () => {
    expect(parseStatus(bytes(''))).toEqual({ processId: undefined, residentBytes: undefined });
  });
});

describe('parseCmdline', () => {
  it.each<[string, string, string[]]>([
    ['arguments', 'node\0server.js\0--port\x003000\0', ['node', 'server.js', '--port', '3000']],
    ['a kernel thread', '', []],
    ['an empty argument in between', 'a\0\0b\0', ['a', '', 'b']],
    ['an empty last argument', 'a\0\0', ['a', '']],
    ['nothing but one empty argument', '\0', ['']],
    ['a title without an end', 'nginx: master process', ['nginx: master process']],
    ['a title that is padded', `postgres: writer${'\0'.repeat(40)}`, ['postgres: writer']],
    ['arguments and padding', `sshd: ana\0-x\0${'\0'.repeat(9)}`, ['sshd: ana', '-x']],
    ['a cut-off last argument', 'node\0serv', ['node', 'serv']],
    ['a line break and escapes', 'sh\0-c\0echo "\n\x1b[2J"\0', ['sh', '-c', 'echo "\n\x1b[2J"']],
  ])('of %s', (_, text, command) => {
    expect(parseCmdline(bytes(text))).toEqual(command);
  });

  it('keeps 4 kB of one argument', () => {
    expect(parseCmdline(bytes(`x\0${'a'.repeat(4096)}\0`))[1]).toHaveLength(4096);
  });
});

describe('parseCgroup', () => {
  it.each([
    ['v2', '0::/user.slice/app.scope\n', '/user.slice/app.scope'],
    ['v2 with a colon in its path', '0::/a:b/c\n', '/a:b/c'],
    ['v2, the root', '0::/\n', '/'],
    ['v1', '12:pids:/docker/abc\n3:cpu,cpuacct:/docker/abc\n1:name=systemd:/docker/abc\n', '/docker/abc'],
    [
      'v1, where systemd has its own',
      '12:pids:/\n1:name=systemd:/system.slice/ssh.service\n',
      '/system.slice/ssh.service',
    ],
    ['v1 without systemd', '12:pids:/\n4:memory:/lxc/web\n', '/lxc/web'],
    ['v1, the root everywhere', '12:pids:/\n4:memory:/\n', '/'],
    ['hybrid, with everything in v1', '12:pids:/a\n1:name=systemd:/s\n0::/\n', '/s'],
    ['hybrid, with systemd in v2', '12:pids:/a\n0::/system.slice/x.service\n', '/system.slice/x.service'],
    ['nothing', '', undefined],
    ['something else', 'hello\n', undefined],
  ])('%s', (_, text, path) => {
    expect(parseCgroup(bytes(text))).toBe(path);
  });
});

describe('terminalName', () => {
  it.each([
    [0, undefined],
    [34_819, 'pts/3'],
    [(136 << 8) | 0xff, 'pts/255'],
    [(137 << 8) | 4, 'pts/260'],
    [(136 << 8) | 0x2c | (1 << 20), 'pts/300'],
    [(4 << 8) | 1, 'tty1'],
    [(4 << 8) | 63, 'tty63'],
    [(4 << 8) | 64, 'ttyS0'],
    [(5 << 8) | 1, undefined],
  ])('%i is %s', (device, name) => {
    expect(terminalName(device)).toBe(name);
  });
});
