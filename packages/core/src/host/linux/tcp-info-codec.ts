/**
 * struct tcp_info (linux/tcp.h). It only ever grew: an older kernel's ends earlier, so every field is read only where
 * it is there. `tcpi_rtt` is in microseconds.
 */
export interface TcpInfo {
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly rttMs: number;
  readonly retransmits: number;
}

const RTT = 68;
const TOTAL_RETRANS = 100;
const BYTES_ACKED = 120;
const BYTES_RECEIVED = 128;
const BYTES_SENT = 200;
const BYTES_RETRANS = 208;

/** `undefined` where the kernel is older than 4.2, which does not count bytes. */
export function decodeTcpInfo(view: DataView): TcpInfo | undefined {
  if (view.byteLength < BYTES_RECEIVED + 8) return undefined;
  const wide = (offset: number): number => Number(view.getBigUint64(offset, true));
  const sentBytes = view.byteLength >= BYTES_RETRANS + 8 ? wide(BYTES_SENT) - wide(BYTES_RETRANS) : wide(BYTES_ACKED);
  return {
    sentBytes,
    receivedBytes: wide(BYTES_RECEIVED),
    rttMs: view.getUint32(RTT, true) / 1000,
    retransmits: view.getUint32(TOTAL_RETRANS, true),
  };
}
