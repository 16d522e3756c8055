import { readlinkSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LiveLinuxSource } from '../../packages/core/src/host/linux/live-source.ts';
import type { NetworkDoor } from '../../packages/core/src/host/linux/network-door.ts';
import { encodeRequests } from '../../packages/core/src/host/linux/sock-diag-request.ts';
import { describeWith } from '../world/describe-with.ts';
import { freshNamespace, type Namespace } from '../world/namespace.ts';

let namespace: Namespace;
let door: NetworkDoor;
let source: LiveLinuxSource;

/** The network namespace of the thread that runs this. */
const here = () => readlinkSync('/proc/thread-self/ns/net').replace(/\D/g, '');

describeWith(['namespaces'], 'reading within another network namespace', () => {
  beforeAll(async () => {
    namespace = await freshNamespace();
    const [, option = ''] = namespace.enter;
    door = { path: option.replace('--net=', ''), inode: namespace.id, pid: undefined };
    source = new LiveLinuxSource();
  });
  afterAll(async () => {
    source?.close();
    await namespace?.end();
  });

  it('is there while it reads, and back afterwards', () => {
    const before = here();
    expect(before).not.toBe(namespace.id);
    expect(source.within(door, here)).toBe(namespace.id);
    expect(here()).toBe(before);
  });

  it('is back also where the reading fails', () => {
    const before = here();
    const fail = () => {
      throw new Error(`in ${here()}`);
    };
    expect(() => source.within(door, fail)).toThrow(`in ${namespace.id}`);
    expect(here()).toBe(before);
  });

  it('asks another socket than outside, and the same one as before afterwards', () => {
    const question = { states: undefined, listening: false, ports: undefined, info: false } as const;
    const [request] = encodeRequests({ ...question, protocols: ['tcp'] });
    const message = request?.message ?? new Uint8Array(0);
    source.sockDiag(message);
    // Nothing is in it, so its answer is the end of the dump alone.
    expect(source.within(door, () => source.sockDiag(message)).byteLength).toBeLessThan(64);
    expect(source.within(door, () => source.interfaces().map(({ name }) => name))).toEqual(['lo', 'lo']);
    expect(() => source.sockDiag(message)).not.toThrow();
  });

  it('does not begin where the path leads to another one by now', () => {
    const before = here();
    const stale = { ...door, inode: '1' };
    expect(() => source.within(stale, here)).toThrow(expect.objectContaining({ code: 'ESTALE' }));
    expect(() => source.within({ ...door, path: '/proc/0/ns/net' }, here)).toThrow(
      expect.objectContaining({ code: 'ENOENT' }),
    );
    expect(here()).toBe(before);
  });
});
