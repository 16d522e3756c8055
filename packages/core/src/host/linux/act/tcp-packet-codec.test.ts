import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTcpHeader } from './tcp-packet-codec.ts';

// The first packet of a connection from 47580 to 65432 on 127.0.0.1, as an AF_PACKET socket on lo gave it.
const ETHERNET = '0000000000000000000000000800';
const IPV4 = '4500003c00004000400600007f0000017f000001';
const TCP = 'b9dcff985bc05b7c00000000a002ffd7fe3000000204ffd70402080af9ed027c000000000103030a';
const frame = Buffer.from(ETHERNET + IPV4 + TCP, 'hex');

/** The frame with one byte changed. */
function changed(at: number, byte: number): Uint8Array {
  const copy = Uint8Array.from(frame);
  copy[at] = byte;
  return copy;
}

describe('decodeTcpHeader', () => {
  it('finds the header, its options and its ports', () => {
    const header = decodeTcpHeader(frame);
    expect(header).toMatchObject({ fromPort: 47580, toPort: 65432 });
    expect(Buffer.from(header?.bytes ?? []).toString('hex')).toBe(TCP);
  });

  it('takes nothing else for one', () => {
    expect(decodeTcpHeader(changed(12, 0x86))).toBeUndefined(); // IPv6
    expect(decodeTcpHeader(changed(23, 17))).toBeUndefined(); // UDP
    expect(decodeTcpHeader(changed(21, 1))).toBeUndefined(); // a later fragment
    expect(decodeTcpHeader(changed(14, 0x44))).toBeUndefined(); // an IPv4 header that is too short
    expect(decodeTcpHeader(changed(46, 0x40))).toBeUndefined(); // a TCP header that is too short
  });

  it('is sure of what is cut off, at every length', () => {
    for (let length = 0; length < frame.length; length++)
      expect(decodeTcpHeader(frame.subarray(0, length))).toBeUndefined();
  });

  it('never fails', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => void decodeTcpHeader(bytes)));
  });
});
