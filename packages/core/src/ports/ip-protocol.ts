/** IP protocols that programs open raw sockets for, by IANA "Assigned Internet Protocol Numbers". */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0, 'ip'],
  [1, 'icmp'],
  [2, 'igmp'],
  [4, 'ipv4'],
  [6, 'tcp'],
  [17, 'udp'],
  [41, 'ipv6'],
  [46, 'rsvp'],
  [47, 'gre'],
  [50, 'esp'],
  [51, 'ah'],
  [58, 'ipv6-icmp'],
  [88, 'eigrp'],
  [89, 'ospf'],
  [94, 'ipip'],
  [103, 'pim'],
  [112, 'vrrp'],
  [115, 'l2tp'],
  [132, 'sctp'],
  [255, 'raw'],
]);

/** The keyword of an IP protocol; `undefined` for one that is not met every day. */
export function ipProtocolName(number: number): string | undefined {
  return NAMES.get(number);
}
