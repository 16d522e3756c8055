import type { NetworkNamespace } from '@porthole/core';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { endSchema, socketsSchema } from '../../contract/schemas/sockets-schema.ts';
import { at, heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { displayWidth } from '../../view/width.ts';
import { run } from '../run.ts';
import { type SampleRun, sampleContext } from '../testing/sample-context.ts';
import { sampleHost } from '../testing/sample-host.ts';

const OWN: NetworkNamespace = {
  ...{ inode: '4026531840', own: true, names: [], processes: 112, pid: 1, process: 'init' },
  ...{ container: undefined, readable: true },
};
const WEB: NetworkNamespace = { ...OWN, inode: '4026532001', own: false, processes: 1, names: ['web\x1b[31m'] };
const BOX: NetworkNamespace = { ...WEB, inode: '4026532002', container: '0123456789abcdef', readable: false };

const HOST = sampleHost({
  sockets: [
    sampleSocket({ id: 'a', owner: heldBy(sampleHolder(48213, 'node')) }),
    sampleSocket({
      id: 'b',
      namespace: WEB.inode,
      local: at('127.0.0.1', 80),
      owner: heldBy(sampleHolder(7, 'nginx')),
    }),
    sampleSocket({ id: 'c', namespace: WEB.inode, state: 'established', remote: at('127.0.0.1', 9) }),
  ],
  namespaces: [OWN, WEB, BOX],
});

async function ask(words: readonly string[], parts: Partial<SampleRun> = {}) {
  const { context, written } = sampleContext({ args: ['list', '--all-namespaces', ...words], host: HOST, ...parts });
  return { status: await run(context), ...written };
}

describe('list --all-namespaces', () => {
  it('has a table for each namespace, under what it is', async () => {
    const { out, status } = await ask([]);
    expect(out).toBe(
      [
        'This network namespace (4026531840, 112 processes)',
        'PROTO  STATE   LOCAL           REMOTE    PID  PROCESS  USER  COMMAND',
        'tcp    listen  127.0.0.1:3000  *       48213  node     ana   /usr/bin/node',
        '',
        'Network namespace web\\x1b[31m (4026532001, 1 process)',
        'PROTO  STATE   LOCAL         REMOTE  PID  PROCESS  USER  COMMAND',
        'tcp    listen  127.0.0.1:80  *         7  nginx    ana   /usr/bin/nginx',
        '',
        'Container 0123456789ab (4026532002, 1 process, not to be read)',
        'It cannot be read.',
        '',
      ].join('\n'),
    );
    expect(status).toBe(0);
  });

  it('names only namespaces with something in them where a filter is given', async () => {
    const { out } = await ask(['port:80']);
    expect(out.match(/^\S.*process(es)?.*\)$/gm)).toEqual(['Network namespace web\\x1b[31m (4026532001, 1 process)']);
    expect(await ask(['port:81'])).toMatchObject({ out: '', err: 'No socket matches.\n', status: 1 });
  });

  it('has every socket with --all', async () => {
    expect((await ask(['--all'])).out).toMatch(/established/);
    expect((await ask([])).out).not.toMatch(/established/);
  });

  it('is a document with the namespaces, and lines that end with them', async () => {
    const document = v.parse(socketsSchema, JSON.parse((await ask(['--json'])).out));
    expect(document.sockets.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(document.namespaces?.map(({ inode }) => inode)).toEqual([OWN.inode, WEB.inode, BOX.inode]);
    const lines = (await ask(['--ndjson'])).out.trimEnd().split('\n');
    expect(v.parse(endSchema, JSON.parse(lines.at(-1) ?? '')).namespaces).toHaveLength(3);
  });

  it('is CSV with the namespace of each', async () => {
    const { out } = await ask(['--csv', '--columns', 'local,namespace']);
    expect(out).toBe('local,namespace\n127.0.0.1:80,4026532001\n127.0.0.1:3000,4026531840\n');
  });

  it.each([40, 80, 160])('fits %d columns', async (columns) => {
    const { out } = await ask([], { columns, env: { NO_COLOR: '1' } });
    expect(out.split('\n').filter((line) => displayWidth(line) > columns)).toEqual([]);
  });
});
