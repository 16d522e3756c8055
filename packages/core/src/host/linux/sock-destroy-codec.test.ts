import { describe, expect, it } from 'vitest';
import { type ClosableSocket, decodeAcknowledgement, encodeDestroy } from './sock-destroy-codec.ts';

const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex');

const CONNECTION: ClosableSocket = {
  family: 'ipv4',
  local: { address: '127.0.0.1', port: 8080 },
  remote: { address: '10.0.0.7', port: 54321 },
  cookie: '4294967298',
};

describe('encodeDestroy', () => {
  it('names one connection by its ends, interface and cookie', () => {
    expect(hex(encodeDestroy(CONNECTION, 3))).toBe(
      '48000000150005000000000000000000' + // 72 bytes, SOCK_DESTROY, REQUEST | ACK
        '02060000ffffffff' + // AF_INET, TCP, every state
        '1f90d431' + // 8080, 54321
        `7f000001${'00'.repeat(12)}` +
        `0a000007${'00'.repeat(12)}` +
        '03000000' +
        '0200000001000000',
    );
  });

  it('writes an IPv4 address of an IPv6 socket as IPv6 does', () => {
    const local = { address: '::ffff:127.0.0.1', port: 8080 };
    const remote = { address: '::1', port: 1 };
    expect(hex(encodeDestroy({ ...CONNECTION, family: 'ipv6', local, remote }, 0))?.slice(56, 120)).toBe(
      `${'00'.repeat(10)}ffff7f000001${'00'.repeat(15)}01`,
    );
  });

  it('has nothing to say of what is no connection, or cannot be told from the next one', () => {
    expect(encodeDestroy({ ...CONNECTION, remote: undefined }, 0)).toBeUndefined();
    expect(encodeDestroy({ ...CONNECTION, cookie: undefined }, 0)).toBeUndefined();
  });
});

describe('decodeAcknowledgement', () => {
  // What Linux 6.18 answered to a SOCK_DESTROY, and to the same again, the connection being closed by then. A refusal
  // repeats the request.
  const success = Buffer.from('240000000200000100000000e28d3d940000000048000000150005000000000000000000', 'hex');
  const failure = Buffer.from(
    '5c000000020000000000000096ff5ba9feffffff4800000015000500000000000000000002060000ffffffffb8a288557f000001' +
      '0000000000000000000000007f00000100000000000000000000000000000000d99b150000000000',
    'hex',
  );

  it('gives the errno, 0 for success', () => {
    expect(decodeAcknowledgement(failure)).toBe(2);
    expect(decodeAcknowledgement(success)).toBe(0);
  });

  it('takes nothing else for an answer', () => {
    expect(decodeAcknowledgement(new Uint8Array(0))).toBeUndefined();
    expect(decodeAcknowledgement(failure.subarray(0, 19))).toBeUndefined();
    expect(decodeAcknowledgement(Buffer.from('14000000030000000000000000000000ffffffff', 'hex'))).toBeUndefined();
  });
});
