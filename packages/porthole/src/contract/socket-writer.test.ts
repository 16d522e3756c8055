import type { Endpoint, Holder, Socket } from '@porthole/core';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { connectionSchema, socketSchema } from './schemas/socket-schema.ts';
import { createSocketWriter, socketJson } from './socket-writer.ts';
import { arbitrarySocket } from './testing/arbitrary-socket.ts';

/** What the contract says, in the plainest way. */
function plainSocket(socket: Socket): unknown {
  const { id, protocol, family, state, local, remote, owner, uid, user, portClass, service, ephemeral, reach } = socket;
  const { dualStack, namespace, inode, cookie, cgroupId, queue, traffic } = socket;
  const plain = {
    ...{ id, protocol, family, state, local: plainEndpoint(local), remote: remote && plainEndpoint(remote) },
    owner: owner.kind === 'process' ? { ...owner, holders: owner.holders.map(plainHolder) } : owner,
    ...{ uid, user, portClass, service, ephemeral, reach, interface: socket.interface, dualStack },
    ...{ namespace, inode, cookie, cgroupId, queue, traffic },
  };
  return JSON.parse(JSON.stringify(plain, (_key, value: unknown) => value ?? null));
}

function plainEndpoint({ address, port, zone }: Endpoint): unknown {
  return { address, port, zone };
}

function plainHolder({ pid, startedAtMs, name, command, user, fds }: Holder): unknown {
  const startedAt = startedAtMs === undefined ? null : new Date(startedAtMs).toISOString();
  return { pid, startedAt, name, command, user, fds };
}

const [sample] = fc.sample(arbitrarySocket, { numRuns: 1, seed: 1 }) as [Socket];

describe('socketJson', () => {
  it('says of any socket what the contract says', () => {
    fc.assert(
      fc.property(arbitrarySocket, (socket) => {
        const parsed: unknown = JSON.parse(socketJson(socket));
        expect(parsed).toStrictEqual(plainSocket(socket));
        expect(v.parse(socketSchema, parsed)).toStrictEqual(parsed);
      }),
    );
  });

  it('has nothing in it that a terminal obeys', () => {
    fc.assert(
      fc.property(arbitrarySocket, (socket) => {
        expect(socketJson(socket)).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]*$/u);
      }),
    );
  });

  it('is exactly this, in this order', () => {
    const socket: Socket = {
      ...{ id: '4026531840-1', protocol: 'tcp', family: 'ipv4', state: 'listen' },
      local: { address: '127.0.0.1', port: 3000 },
      remote: undefined,
      owner: {
        kind: 'process',
        holders: [
          {
            ...{ pid: 48213, startId: 7, startedAtMs: 0, name: 'node', command: ['node', 'server.js'], uid: 1000 },
            ...{ user: 'ana', fds: [18] },
          },
        ],
        primary: 48213,
        complete: true,
      },
      soleHolder: 48213,
      ...{ uid: 1000, user: 'ana', portClass: 'registered', service: undefined, ephemeral: false },
      reach: { value: 'this-machine', evidence: ['loopback'] },
      ...{ interface: 'lo', dualStack: undefined, namespace: '4026531840', inode: '91234', cookie: '5', cgroupId: '6' },
      queue: { receive: 0, send: 0, backlog: 511 },
      traffic: undefined,
    };
    expect(socketJson(socket)).toBe(
      '{"id":"4026531840-1","protocol":"tcp","family":"ipv4","state":"listen",' +
        '"local":{"address":"127.0.0.1","port":3000,"zone":null},"remote":null,' +
        '"owner":{"kind":"process","holders":[{"pid":48213,"startedAt":"1970-01-01T00:00:00.000Z","name":"node",' +
        '"command":["node","server.js"],"user":"ana","fds":[18]}],"primary":48213,"complete":true},' +
        '"uid":1000,"user":"ana","portClass":"registered","service":null,"ephemeral":false,' +
        '"reach":{"value":"this-machine","evidence":["loopback"]},"interface":"lo","dualStack":null,' +
        '"namespace":"4026531840","inode":"91234","cookie":"5","cgroupId":"6",' +
        '"queue":{"receive":0,"send":0,"backlog":511},"traffic":null}',
    );
  });
});

describe('createSocketWriter', () => {
  const heldBy = (holder: Partial<Holder>): Socket => ({
    ...sample,
    owner: {
      kind: 'process',
      holders: [
        {
          ...{ pid: 1, startId: 1, startedAtMs: 1, name: 'a', command: [], uid: 1, user: 'u', fds: [1] },
          ...holder,
        },
      ],
      primary: undefined,
      complete: false,
    },
  });

  it('writes what it remembers of a process with the descriptors of each socket', () => {
    const { write } = createSocketWriter();
    for (const socket of [heldBy({}), heldBy({ fds: [2, 3] }), heldBy({ fds: [] }), heldBy({ pid: 2, name: 'b' })]) {
      expect(JSON.parse(write(socket))).toStrictEqual(plainSocket(socket));
    }
  });

  it('takes a pid with another start for another process', () => {
    const { write } = createSocketWriter();
    write(heldBy({}));
    const reused = heldBy({ startId: 2, name: 'b' });
    expect(JSON.parse(write(reused))).toStrictEqual(plainSocket(reused));
  });

  it('names the other end when it is told how to find it', () => {
    const found = createSocketWriter(() => ({ ...sample, id: 'the "other"' })).write(sample);
    expect(v.parse(connectionSchema, JSON.parse(found)).peer).toBe('the "other"');
    const none = createSocketWriter(() => undefined).write(sample);
    expect(v.parse(connectionSchema, JSON.parse(none)).peer).toBeNull();
    expect(JSON.parse(createSocketWriter().write(sample))).not.toHaveProperty('peer');
  });
});
