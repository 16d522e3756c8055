/** A field of the TCP header: its name, and where its bits are (RFC 9293 3.1). */
export interface TcpField {
  readonly name: string;
  readonly firstByte: number;
  readonly bytes: number;
  /** What the lesson is about. */
  readonly isPort: boolean;
}

/** The part that every TCP header has: twenty bytes, the two ports first. */
export const TCP_FIELDS: readonly TcpField[] = [
  { name: 'source port', firstByte: 0, bytes: 2, isPort: true },
  { name: 'destination port', firstByte: 2, bytes: 2, isPort: true },
  { name: 'sequence number', firstByte: 4, bytes: 4, isPort: false },
  { name: 'acknowledgment number', firstByte: 8, bytes: 4, isPort: false },
  { name: 'data offset and flags', firstByte: 12, bytes: 2, isPort: false },
  { name: 'window', firstByte: 14, bytes: 2, isPort: false },
  { name: 'checksum', firstByte: 16, bytes: 2, isPort: false },
  { name: 'urgent pointer', firstByte: 18, bytes: 2, isPort: false },
];
