import { describe, expect, it } from 'vitest';
import { fakeLinuxSource } from '../host/linux/testing/fake-linux-source.ts';
import { readPortRanges } from './port-ranges.ts';

const FOLDER = '/proc/sys/net/ipv4';

function read(local: string, reserved: string, start: string) {
  return readPortRanges(
    fakeLinuxSource({
      files: {
        [`${FOLDER}/ip_local_port_range`]: local,
        [`${FOLDER}/ip_local_reserved_ports`]: reserved,
        [`${FOLDER}/ip_unprivileged_port_start`]: start,
      },
    }),
  );
}

describe('readPortRanges', () => {
  it('reads what a usual Linux says', () => {
    expect(read('32768\t60999\n', '\n', '1024\n')).toEqual({
      ephemeral: { first: 32_768, last: 60_999 },
      reserved: [],
      unprivilegedFrom: 1024,
    });
  });

  it('reads single ports and ranges that are kept back', () => {
    expect(read('1024\t65535\n', '8080,9000-9010,50051\n', '0\n')).toEqual({
      ephemeral: { first: 1024, last: 65_535 },
      reserved: [
        { first: 8080, last: 8080 },
        { first: 9000, last: 9010 },
        { first: 50_051, last: 50_051 },
      ],
      unprivilegedFrom: 0,
    });
  });

  it('knows nothing of what cannot be read, or is not as it should be', () => {
    const nothing = { ephemeral: undefined, reserved: undefined, unprivilegedFrom: undefined };
    expect(readPortRanges(fakeLinuxSource({}))).toEqual(nothing);
    expect(read('many', 'a-b', '-')).toEqual(nothing);
  });
});
