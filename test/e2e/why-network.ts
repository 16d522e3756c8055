/** Shell commands that furnish the namespace in which ports are to be reached. */

/**
 * A link to a second machine (another network namespace), that has 192.0.2.2 and 2001:db8::2 and listens on nothing but
 * what stands here; and a neighbour that is said to be there and is not, so that what is sent to it is lost.
 */
export const LINK: readonly string[] = [
  'exec 3<&0; unshare -n cat <&3 & far=$!',
  'until [ "$(readlink /proc/$far/ns/net)" != "$(readlink /proc/$$/ns/net)" ]; do sleep 0.05; done',
  'ip link add w0 type veth peer name w1 netns $far',
  'ip addr add 192.0.2.1/24 dev w0',
  'ip -6 addr add 2001:db8::1/64 dev w0 nodad',
  'ip link set w0 up',
  'nsenter --net=/proc/$far/ns/net ip addr add 192.0.2.2/24 dev w1',
  'nsenter --net=/proc/$far/ns/net ip link set w1 up',
  'nsenter --net=/proc/$far/ns/net ip link set lo up',
  'ip neigh add 192.0.2.9 lladdr 02:00:00:00:00:09 dev w0',
];

/** The firewall of the namespace: each rule is about ports of one set-up alone. */
export const FIREWALL: readonly string[] = [
  'nft add table inet guard',
  "nft 'add chain inet guard input { type filter hook input priority 0; }'",
  "nft 'add chain inet guard output { type filter hook output priority 0; }'",
  "nft 'add chain inet guard services'",
  "nft 'add rule inet guard input ct state vmap { established : accept, invalid : drop }'",
  "nft 'add rule inet guard input jump services'",
  "nft 'add rule inet guard services tcp dport { 7110, 7111 } counter drop'",
  'nft \'add rule inet guard services iifname "w0" tcp dport 7113 drop\'',
  "nft 'add rule inet guard output ip daddr 192.0.2.0/24 tcp dport 7118 drop'",
  "nft 'add rule inet guard output ip6 daddr 2001:db8::2 tcp dport 7119 reject with icmpv6 type admin-prohibited'",
  'iptables -A INPUT -p tcp -m multiport --dports 7112,9999 -j REJECT --reject-with tcp-reset',
];
