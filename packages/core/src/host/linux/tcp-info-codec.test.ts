import { describe, expect, it } from 'vitest';
import { decodeTcpInfo } from './tcp-info-codec.ts';

/**
 * struct tcp_info of Linux 6.18, 280 bytes, of a connection that sent `hello` over loopback: `tcpi_rtt` (offset 68) is
 * 30 us, `tcpi_bytes_acked` (120) 6, `tcpi_bytes_received` (128) 0, `tcpi_bytes_sent` (200) 5.
 */
const SENT_HELLO = Buffer.from(
  [
    '010000000007aa01e01c030000000000008000001802000000000000000000000000000000000000000000006c000000000000006c000000',
    '6c000000ffff0000d7ff00001e00000010000000ffffff7f0b000000cbff00000300000000000000d7ff000000000000edf30a9a06000000',
    'ffffffffffffffff060000000000000000000000000000000300000002000000000000000f00000000000000010000005555358200000000',
    '0000000000000000000000000000000000000000000000000200000000000000050000000000000000000000000000000000000000000000',
    '0000000000000100000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
  ].join(''),
  'hex',
);

/** The struct of a kernel that ends it after `bytes`. */
function infoOf(bytes: number, fields: readonly (readonly [offset: number, value: number])[]): DataView {
  const view = new DataView(new ArrayBuffer(bytes));
  for (const [offset, value] of fields) view.setUint32(offset, value, true);
  return view;
}

describe('decodeTcpInfo', () => {
  it('reads what a kernel wrote', () => {
    const view = new DataView(SENT_HELLO.buffer, SENT_HELLO.byteOffset, SENT_HELLO.byteLength);
    expect(decodeTcpInfo(view)).toEqual({ sentBytes: 5, receivedBytes: 0, rttMs: 0.03, retransmits: 0 });
  });

  it('counts bytes sent once, without those that were sent again', () => {
    const view = infoOf(232, [
      [68, 12_345],
      [100, 7],
      [120, 999],
      [128, 4000],
      [200, 1000],
      [208, 300],
    ]);
    expect(decodeTcpInfo(view)).toEqual({ sentBytes: 700, receivedBytes: 4000, rttMs: 12.345, retransmits: 7 });
  });

  it.each([136, 192, 208, 215])('takes acknowledged bytes from a kernel whose struct has %i bytes', (bytes) => {
    const view = infoOf(bytes, [
      [68, 500],
      [120, 999],
      [128, 4000],
    ]);
    expect(decodeTcpInfo(view)).toEqual({ sentBytes: 999, receivedBytes: 4000, rttMs: 0.5, retransmits: 0 });
  });

  it.each([0, 104, 120, 135])('says nothing where the struct has only %i bytes', (bytes) => {
    expect(decodeTcpInfo(infoOf(bytes, []))).toBeUndefined();
  });

  it('counts past 4 GiB', () => {
    expect(decodeTcpInfo(infoOf(280, [[132, 2]]))?.receivedBytes).toBe(2 ** 33);
  });
});
