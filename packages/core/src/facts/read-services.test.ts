import { describe, expect, it } from 'vitest';
import { fakeLinuxSource, systemFailure } from '../host/linux/testing/fake-linux-source.ts';
import { parseServices, readServices } from './read-services.ts';

const TEXT = `# Network services
http\t\t80/tcp\t\twww\t# WorldWideWeb
domain 53/tcp
domain 53/udp nameserver
x11-1\t6001/tcp
broken
big 65536/tcp
odd 7/ddp
shop 3000/tcp\r
`;

describe('parseServices', () => {
  it('has a row for each name and port', () => {
    expect(parseServices(TEXT)).toEqual([
      { port: 80, name: 'http', transports: ['tcp'], aliases: ['www'] },
      { port: 53, name: 'domain', transports: ['tcp', 'udp'], aliases: ['nameserver'] },
      { port: 6001, name: 'x11-1', transports: ['tcp'], aliases: [] },
      { port: 3000, name: 'shop', transports: ['tcp'], aliases: [] },
    ]);
  });

  it('finds nothing in nothing', () => {
    expect(parseServices('')).toEqual([]);
    expect(parseServices('\0\0\n#\n80/tcp http')).toEqual([]);
  });
});

describe('readServices', () => {
  it('is not known where there is no such file, or not for this user', () => {
    expect(readServices(fakeLinuxSource({}))).toBeUndefined();
    expect(readServices(fakeLinuxSource({ files: { '/etc/services': systemFailure('EACCES') } }))).toBeUndefined();
    expect(readServices(fakeLinuxSource({ files: { '/etc/services': 'a 1/tcp\n' } }))).toHaveLength(1);
  });
});
