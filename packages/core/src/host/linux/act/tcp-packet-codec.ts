const ETHERNET_HEADER = 14;
const ETHERTYPE_IPV4 = 0x0800;
const PROTOCOL_TCP = 6;
const LEAST_IPV4_HEADER = 20;
const LEAST_TCP_HEADER = 20;

/** A TCP header and what it says of its ports. */
export interface TcpHeader {
  readonly fromPort: number;
  readonly toPort: number;
  /** From its first byte to the end of its options. */
  readonly bytes: Uint8Array;
}

/**
 * Finds the TCP header in a frame with an Ethernet header, which `lo` has too (packet(7)): IPv4 (RFC 791 3.1), then TCP
 * (RFC 9293 3.1). `undefined` for anything else, for a fragment that is not the first, and for what is cut off.
 */
export function decodeTcpHeader(frame: Uint8Array): TcpHeader | undefined {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < ETHERNET_HEADER + LEAST_IPV4_HEADER) return undefined;
  if (view.getUint16(12) !== ETHERTYPE_IPV4) return undefined;
  const versionAndLength = view.getUint8(ETHERNET_HEADER);
  const ipLength = (versionAndLength & 0x0f) * 4;
  if (versionAndLength >> 4 !== 4 || ipLength < LEAST_IPV4_HEADER) return undefined;
  if ((view.getUint16(ETHERNET_HEADER + 6) & 0x1fff) !== 0) return undefined;
  if (view.getUint8(ETHERNET_HEADER + 9) !== PROTOCOL_TCP) return undefined;
  const at = ETHERNET_HEADER + ipLength;
  if (frame.length < at + LEAST_TCP_HEADER) return undefined;
  const length = (view.getUint8(at + 12) >> 4) * 4;
  if (length < LEAST_TCP_HEADER || frame.length < at + length) return undefined;
  return {
    fromPort: view.getUint16(at),
    toPort: view.getUint16(at + 2),
    bytes: frame.slice(at, at + length),
  };
}
