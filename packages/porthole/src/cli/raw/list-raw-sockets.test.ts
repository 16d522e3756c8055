import type { RawSocket } from '@porthole/core';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { rawLineSchema, rawSchema } from '../../contract/schemas/raw-schema.ts';
import { heldBy, sampleHolder } from '../../view/sample-sockets.ts';
import { run } from '../run.ts';
import { sampleContext } from '../testing/sample-context.ts';
import { sampleHost } from '../testing/sample-host.ts';

const PING: RawSocket = {
  ...{ id: '4026531840-raw-1', family: 'ipv4', protocol: 1, protocolName: 'icmp', state: 'bound' },
  ...{ local: { address: '0.0.0.0', zone: undefined }, remote: undefined, uid: 0, user: 'root' },
  ...{ owner: heldBy(sampleHolder(17, 'ping')), inode: '77', cookie: undefined, namespace: '4026531840' },
  queue: { receive: 0, send: 0, backlog: undefined },
};
const ODD: RawSocket = {
  ...PING,
  ...{ id: 'x', family: 'ipv6', protocol: 253, protocolName: undefined, state: 'connected', uid: undefined },
  ...{ local: { address: 'fe80::1', zone: 'eth0' }, remote: { address: 'fe80::2', zone: 'eth0' }, user: undefined },
  ...{ owner: { kind: 'hidden', reason: 'permission' }, inode: undefined },
};

async function ask(...words: string[]) {
  const host = sampleHost({ rawSockets: [ODD, PING] });
  const { context, written } = sampleContext({ args: ['list', '--raw', ...words], host });
  return { status: await run(context), ...written };
}

describe('list --raw', () => {
  it('shows the protocol and the process of each', async () => {
    expect(await ask()).toEqual({
      out: [
        'PROTOCOL  NUMBER  FAMILY  STATE      PROCESS          PID  USER  LOCAL         REMOTE        COMMAND',
        'icmp      1       ipv4    bound      ping              17  ana   0.0.0.0       *             /usr/bin/ping',
        '253       253     ipv6    connected  (no permission)    -  ?     fe80::1%eth0  fe80::2%eth0  -',
        '',
      ].join('\n'),
      err: '2 raw sockets get whole packets.\n',
      status: 0,
    });
  });

  it('is a document and lines that fit their schemas', async () => {
    const { sockets } = v.parse(rawSchema, JSON.parse((await ask('--json')).out));
    expect(sockets.map(({ protocol }) => protocol.name)).toEqual(['icmp', null]);
    const [line = ''] = (await ask('--ndjson')).out.split('\n');
    expect(v.parse(rawLineSchema, JSON.parse(line)).inode).toBe('77');
  });

  it('is narrowed by protocol, process, family and address', async () => {
    for (const words of [['icmp'], ['process:ping'], ['-4'], ['local:0.0.0.0']]) {
      expect((await ask('--csv', '--columns', 'number', ...words)).out, words.join()).toBe('number\n1\n');
    }
    expect((await ask('remote:fe80::/10', '--csv', '--columns', 'number')).out).toBe('number\n253\n');
  });

  it('refuses what says nothing of a raw socket', async () => {
    expect(await ask('port:80')).toMatchObject({ status: 2, err: expect.stringMatching(/port: says nothing/) });
    expect(await ask('--unix')).toMatchObject({ status: 2 });
  });
});
