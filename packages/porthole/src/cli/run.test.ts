import { PortholeError } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { at, heldBy, sampleHolder, sampleSocket } from '../view/sample-sockets.ts';
import { createOutputOf } from './output.ts';
import { run } from './run.ts';
import { sampleContext } from './testing/sample-context.ts';
import { sampleHost } from './testing/sample-host.ts';

const node = heldBy(sampleHolder(48213, 'node'));
const HOST = sampleHost({
  sockets: [sampleSocket({ owner: node }), sampleSocket({ owner: node, local: at('::1', 3000) })],
});

async function ask(args: readonly string[], parts: { host?: typeof HOST; env?: Record<string, string> } = {}) {
  const { context, written } = sampleContext({ args, host: HOST, ...parts });
  return { status: await run(context), ...written };
}

function failing(code: string) {
  return createOutputOf(
    () => {
      throw Object.assign(new Error(code), { code });
    },
    () => ({ isTerminal: false, columns: undefined }),
  );
}

describe('a mistake', () => {
  it.each([
    [
      ['lsit'],
      'porthole: "lsit" is no command, and no port either. Did you mean list? To look for processes of that name, run: porthole list lsit\n',
    ],
    [['list', '--jsn'], 'porthole: There is no flag "--jsn". Did you mean --json? Run: porthole --help\n'],
    [['fleet', 'join'], 'porthole: "fleet" is not in this version of porthole. Run: porthole --help\n'],
    [['help', 'lst'], 'porthole: There is no command "lst". Did you mean list? Run: porthole help\n'],
    [
      ['who', '-1'],
      'porthole: "-1" is not a port. A port is 0-65535: its field in a packet has 16 bits, so there are 65,536 of them.\n',
    ],
    [
      ['who', '70000'],
      'porthole: "70000" is not a port. A port is 0-65535: its field in a packet has 16 bits, so there are 65,536 of them.\n',
    ],
    [['list', '--sort', 'prot'], 'porthole: "prot" is not a key to sort by. Did you mean port?\n'],
    [
      ['list', '--columns', 'port,pd'],
      'porthole: There is no column "pd". Did you mean pid? The columns are port, protocol, reach, process, pid, user, what, clients, up, addresses, id, family, owner, fds, startedAt, uid, portClass, service, ephemeral, dualStack, namespace, inode, cookie, cgroupId, receive, send, backlog.\n',
    ],
    [
      ['list', '--info'],
      'porthole: --info tells of connections, and a list of open ports has none. Run: porthole list --all --info\n',
    ],
    [
      ['list', 'container:web'],
      'porthole: The container of a socket is not known in a listing yet, so container: cannot be a filter. Leave it out; porthole list --help names the keys.\n',
    ],
    [
      ['who', 'web-9:80'],
      'porthole: "web-9" is not the name of this machine ("box.example"), and porthole looks up no names. Write the address, as in 10.0.0.5:443.\n',
    ],
  ])('%j is told on one line, with status 2', async (args, message) => {
    expect(await ask(args)).toEqual({ status: 2, out: '', err: message });
  });

  it('in a filter is pointed at', async () => {
    const { status, err } = await ask(['list', 'user:ana', 'port:70000']);
    const [line, text = '', mark = '', end] = err.split('\n');
    expect(status).toBe(2);
    expect(line).toMatch(/^porthole: .*70000/);
    expect(text.slice(mark.indexOf('^'))).toBe('70000');
    expect(end).toBe('');
  });

  it('is a document where JSON was asked for, even as the flag that is wrong', async () => {
    const { status, err } = await ask(['list', '--json', '--nope']);
    expect(status).toBe(2);
    expect(JSON.parse(err)).toMatchObject({
      schema: 'porthole.error/1',
      code: 'ERR_PORTHOLE_INVALID_ARGUMENT',
      reason: 'invalid-argument',
      message: 'There is no flag "--nope".',
    });
  });

  it('in the environment is one too', async () => {
    const { status, err } = await ask(['list'], { env: { PORTHOLE_LINUX_OWNERS: 'magic' } });
    expect(status).toBe(2);
    expect(err).toBe('porthole: PORTHOLE_LINUX_OWNERS is one of bpf, ffi, fs, not "magic".\n');
  });
});

describe('a failure', () => {
  it.each([
    [new PortholeError('unavailable', 'sockets cannot be read', { hint: 'is /proc mounted?' }), 5],
    [new PortholeError('unsupported', 'this version cannot read beos'), 5],
    [new PortholeError('permission-denied', 'not allowed'), 3],
    [new PortholeError('not-found', 'not there'), 1],
  ])('%s has the status of its reason', async (error, status) => {
    const host = { ...HOST, snapshot: () => Promise.reject(error) };
    const answer = await ask(['list'], { host });
    expect(answer.status).toBe(status);
    expect(answer.err).toMatch(/^porthole: [A-Z].*[.?]\n$/);
  });

  it('of ours is called that, with a stack only for who wants one', async () => {
    const host = { ...HOST, snapshot: () => Promise.reject(new TypeError('x is not a function')) };
    const plain = await ask(['list'], { host });
    expect(plain.status).toBe(70);
    expect(plain.err).toMatch(/^porthole: This is a bug of porthole.*x is not a function.*PORTHOLE_DEBUG=1.*\n$/);
    expect(plain.err.split('\n')).toHaveLength(2);
    const debug = await ask(['list'], { host, env: { PORTHOLE_DEBUG: '1' } });
    expect(debug.err).toMatch(/\n {4}at /);
  });

  it('closes the host all the same', async () => {
    let closed = 0;
    const host = {
      ...HOST,
      snapshot: () => Promise.reject(new Error('no')),
      close: async () => {
        closed++;
      },
    };
    await ask(['list'], { host });
    expect(closed).toBe(1);
  });
});

describe('an output', () => {
  it.each([['--help'], ['list'], ['list', '--all'], ['list', '--json'], ['who', '3000'], ['connections', '--ndjson']])(
    'of %s %s that nobody reads is a silent success',
    async (...args) => {
      const { context, written } = sampleContext({ args, host: HOST });
      expect(await run({ ...context, out: failing('EPIPE') })).toBe(0);
      expect(written.err).toBe('');
    },
  );

  it('onto a full disk is a failure of the system', async () => {
    const { context, written } = sampleContext({ args: ['list', '--all'], host: HOST });
    expect(await run({ ...context, out: failing('ENOSPC') })).toBe(5);
    expect(written.err).toBe(
      'porthole: The output cannot be written: no space is left on the device (ENOSPC). Make room, or write somewhere else.\n',
    );
  });

  it('of an error that cannot be written leaves the status', async () => {
    const { context } = sampleContext({ args: ['lsit'], host: HOST });
    expect(await run({ ...context, err: failing('ENOSPC') })).toBe(2);
  });

  it('is none where quiet was asked for, and the status is the answer', async () => {
    expect(await ask(['who', '-q', '3000'])).toEqual({ status: 0, out: '', err: '' });
    expect(await ask(['who', '-q', '3001'])).toEqual({ status: 1, out: '', err: '' });
    expect(await ask(['list', '-q', 'port:1'])).toEqual({ status: 1, out: '', err: '' });
    expect((await ask(['who', '-q', '70000'])).err).toContain('70000');
  });
});

describe('who, for programs', () => {
  it('is one document about all targets, or one on a line for each', async () => {
    const { out } = await ask(['who', '--json', '3000', '3001']);
    const document = JSON.parse(out);
    expect(document).toMatchObject({ schema: 'porthole.who/1', target: '3000 3001', processes: [{ pid: 48213 }] });
    const answers: { port: number; protocol: string; status: string }[] = document.answers;
    expect(answers.map(({ port, protocol, status }) => `${port} ${protocol} ${status}`)).toEqual([
      '3000 tcp taken',
      '3000 udp free',
      '3001 tcp free',
      '3001 udp free',
    ]);
    const lines = (await ask(['who', '--ndjson', '3000', '3001'])).out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).target)).toEqual(['3000', '3001']);
  });

  it('has the same status as for people', async () => {
    expect((await ask(['who', '--json', '3001'])).status).toBe(1);
    expect((await ask(['who', '--json', '3001', '3000'])).status).toBe(0);
  });

  it('takes a pasted line in many words for one target', async () => {
    const { status, out } = await ask('Error: listen EADDRINUSE: address already in use :::3000'.split(' '));
    expect(status).toBe(0);
    expect(out).toMatch(/^. 3000 is taken by node \(PID 48213\)/);
  });
});
