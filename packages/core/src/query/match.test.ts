import { describe, expect, it } from 'vitest';
import type { Socket } from '../model/socket.ts';
import { compileQuery } from './match.ts';
import { parseQuery } from './parse.ts';
import type { SocketShape } from './socket-shape.ts';

const NODE = {
  pid: 100,
  name: 'node',
  command: ['node', '/srv/My App/server.js', '--port=3000'],
  uid: 1000,
  user: 'ana',
};
const WORKER = { pid: 101, name: 'worker', command: undefined, uid: undefined, user: undefined };

const LISTENER: SocketShape = {
  protocol: 'tcp',
  family: 'ipv4',
  state: 'listen',
  local: { address: '127.0.0.1', port: 3000 },
  remote: undefined,
  owner: { kind: 'process', holders: [NODE, WORKER], primary: 100 },
  uid: 0,
  user: 'root',
  service: undefined,
  reach: { value: 'this-machine' },
  namespace: '4026531840',
  container: 'web-1',
};

const CONNECTION: SocketShape = {
  protocol: 'udp',
  family: 'ipv6',
  state: 'connected',
  local: { address: 'fe80::1', port: 54321, zone: 'eth0' },
  remote: { address: 'fe80::2', port: 443, zone: 'eth0' },
  owner: { kind: 'hidden' },
  uid: undefined,
  user: undefined,
  service: 'https',
  reach: undefined,
  namespace: '4026531841',
};

/** The fields that a filter may read, as the library types them: if they did not fit the shape, this would not compile. */
type Shared = Pick<Socket, keyof Socket & keyof SocketShape>;

const matches = (filter: string, socket: SocketShape) => compileQuery(parseQuery(filter))(socket);

describe('compileQuery', () => {
  it.each([
    '',
    'port:3000',
    '3000',
    '2999-3001',
    'port:1,3000',
    'lport:3000',
    'pid:100',
    'pid:101',
    'pid:90-110',
    'proto:tcp',
    'family:4',
    'state:listen',
    'state:/^lis/',
    'reach:local',
    'reach:/this/',
    'process:NODE',
    'process:work',
    'process:/^node$/',
    'command:server.js',
    'command:"my app/server.js --PORT"',
    'command:/^node .*3000$/',
    'node',
    'SERVER.JS',
    '"node /srv"',
    '/^worker$/',
    'worker,nothing',
    'user:root',
    'user:0',
    'user:ana',
    'user:1000',
    'user:500-1500',
    'user:/^an/',
    'namespace:4026531840',
    'container:web',
    'local:127.0.0.1',
    'local:127.0.0.1:3000',
    'local:127.0.0.0/8',
    'local:localhost',
    'local:localhost:3000',
    'local:0.0',
    'local:/\\.1$/',
    '!port:80',
    '-remote:/./',
    'proto:tcp state:listen port:3000 node',
    '!service:http',
    '!process:python',
  ])('lets a listener through %s', (filter) => {
    expect(matches(filter, LISTENER)).toBe(true);
  });

  it.each([
    'port:300',
    'port:30000',
    'port:80,443',
    'rport:3000',
    'rport:0-65535',
    'pid:10',
    'pid:1000',
    'proto:udp',
    'family:6',
    'state:bound',
    'state:/wait/',
    'reach:network,public',
    'process:server',
    'process:/NODE/',
    'command:worker',
    'python',
    '"node server"',
    'user:bob',
    'user:100',
    'user:10000',
    'service:http',
    'service:/./',
    'host:/./',
    'label:x',
    'local:127.0.0.2',
    'local:127.0.0.1:80',
    'local:128.0.0.0/8',
    'local:::1',
    'remote:127.0.0.1',
    'remote:0.0.0.0/0',
    '!port:3000',
    '!node',
    '!state:listen',
    'proto:tcp state:listen port:3000 python',
  ])('holds a listener back with %s', (filter) => {
    expect(matches(filter, LISTENER)).toBe(false);
  });

  it.each([
    'port:443',
    'port:54321',
    'rport:443',
    'remote:fe80::2',
    'remote:[fe80::2%eth0]:443',
    'local:fe80::/10',
    'local:eth0',
    'local:fe80::1',
    'service:http',
    'state:connected',
    '!reach:network',
    '!user:root',
    '!process:node',
    '!pid:100',
    '!node',
  ])('lets a connection through %s', (filter) => {
    expect(matches(filter, CONNECTION)).toBe(true);
  });

  it.each([
    'lport:443',
    'rport:54321',
    'remote:fe80::2%eth1',
    'local:fe80::2',
    'reach:local',
    'user:0',
    'node',
    'pid:0-9999999',
  ])('holds a connection back with %s', (filter) => {
    expect(matches(filter, CONNECTION)).toBe(false);
  });

  it('asks a zone only of those who name one', () => {
    const unknown = { ...CONNECTION, local: { address: 'fe80::1', port: 1, zone: null } };
    expect(matches('local:fe80::1', unknown)).toBe(true);
    expect(matches('local:fe80::1%eth0', unknown)).toBe(false);
  });

  it('takes a socket of the library and the same one in JSON alike', () => {
    const socket: Shared = {
      protocol: 'tcp',
      family: 'ipv4',
      state: 'listen',
      local: { address: '10.0.0.5', port: 80 },
      remote: undefined,
      owner: { kind: 'none', reason: 'orphan' },
      uid: undefined,
      user: undefined,
      service: undefined,
      reach: undefined,
      namespace: undefined,
      queue: { receive: 0, send: 0, backlog: 1 },
    };
    const json = JSON.parse(JSON.stringify(socket, (_, value) => value ?? null)) as SocketShape;
    for (const filter of [
      'port:80',
      'remote:10.0.0.5',
      'user:root',
      'service:x',
      'reach:public',
      'node',
      'namespace:1',
    ]) {
      expect(matches(filter, json)).toBe(matches(filter, socket));
      expect(matches(`!${filter}`, json)).toBe(!matches(filter, json));
    }
  });

  it('reads no field that the terms do not need', () => {
    const read: string[] = [];
    const watched = new Proxy(LISTENER, {
      get(target, field) {
        read.push(String(field));
        return Reflect.get(target, field);
      },
    });
    compileQuery(parseQuery(''))(watched);
    expect(read).toEqual([]);
    compileQuery(parseQuery('port:3000'))(watched);
    expect(read.splice(0)).toEqual(['local']);
    compileQuery(parseQuery('node command:x proto:udp lport:3000'))(watched);
    expect(read.splice(0)).toEqual(['protocol']);
  });

  it('looks at no more than the first 8192 characters for a regular expression', () => {
    const long = {
      ...LISTENER,
      owner: { kind: 'process', holders: [{ pid: 1, command: [`${'x'.repeat(8192)}end`] }] },
    };
    expect(matches('command:/x{9}/', long)).toBe(true);
    expect(matches('command:/end/', long)).toBe(false);
    expect(matches('command:end', long)).toBe(true);
  });

  it('does not carry what it saw in one command over to another', () => {
    const isNode = compileQuery(parseQuery('command:node'));
    const withCommand = (...command: string[]) => ({
      ...LISTENER,
      owner: { kind: 'process', holders: [{ pid: 1, command }] },
    });
    expect([withCommand('node'), withCommand('python'), withCommand('node')].map(isNode)).toEqual([true, false, true]);
  });
});
