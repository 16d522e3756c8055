/** Who can get to a listener. */
export type ReachValue = 'this-machine' | 'network' | 'public';

/** The facts a reach was concluded from. */
export type ReachEvidence =
  /** Bound to a loopback address. */
  | 'loopback'
  /** This network namespace has no interface but loopback. */
  | 'no-link'
  /** Bound to an address of a network interface. */
  | 'address'
  /** Bound to every address. */
  | 'wildcard'
  /** A globally routable IPv4 address is among the bound ones. */
  | 'public-ipv4';

export interface Reach {
  readonly value: ReachValue;
  readonly evidence: readonly ReachEvidence[];
}
