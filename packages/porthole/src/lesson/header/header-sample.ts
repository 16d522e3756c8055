/** The first bytes of a packet on the loopback interface, and where they come from. */
export interface HeaderSample {
  /** `recorded`: on another machine, at another time. */
  readonly from: 'captured' | 'recorded';
  /** Why it is not a capture; `undefined` where it is one. */
  readonly why: string | undefined;
  /** The TCP header (RFC 9293 3.1), from its first byte on. */
  readonly bytes: Uint8Array;
}
