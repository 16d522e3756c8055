import { describe, expect, it } from 'vitest';
import { LinuxHost } from './index.ts';
import { ServiceNames } from './service-names.ts';
import { fakeLinuxSource } from './testing/fake-linux-source.ts';
import { fakeMachine } from './testing/fake-machine.ts';
import type { DiagRow } from './testing/netlink-reply.ts';

const LISTEN = 10;
const ESTABLISHED = 1;

function row(state: number, port: number, remote?: number): DiagRow {
  return {
    state,
    inode: port,
    cookie: BigInt(port),
    local: { address: '127.0.0.1', port },
    ...(remote === undefined ? {} : { remote: { address: '192.0.2.7', port: remote } }),
  };
}

async function servicesOf(rows: readonly DiagRow[]): Promise<(string | undefined)[]> {
  const host = new LinuxHost(fakeLinuxSource(fakeMachine({ sockets: rows })), { owners: 'fs' }, () => {});
  return (await host.snapshot({ protocols: ['tcp'] })).sockets.map(({ service }) => service);
}

describe('the service of a socket', () => {
  it('is the registered name of the port that it listens on', async () => {
    expect(await servicesOf([row(LISTEN, 5432), row(LISTEN, 3000), row(LISTEN, 5173)])).toEqual([
      'postgresql',
      'hbci',
      undefined,
    ]);
  });

  it('is that of the other end where the system lent the port', async () => {
    // A number that nobody chose names nothing.
    expect(await servicesOf([row(ESTABLISHED, 40_000, 443), row(ESTABLISHED, 443, 40_000)])).toEqual([
      'https',
      'https',
    ]);
    expect(await servicesOf([row(ESTABLISHED, 47_001, 5173)])).toEqual([undefined]);
    // Whoever listens there chose it.
    expect(await servicesOf([row(LISTEN, 47_001)])).toEqual(['winrm']);
  });
});

describe('ServiceNames', () => {
  it('gives the same answer again, also that there is none', () => {
    const names = new ServiceNames();
    for (let round = 0; round < 2; round++) {
      expect(names.of('tcp', 514)).toBe('shell');
      expect(names.of('udp', 514)).toBe('syslog');
      expect(names.of('tcp', 5173)).toBeUndefined();
    }
  });
});
