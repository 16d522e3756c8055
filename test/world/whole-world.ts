import { has } from './needs.ts';
import type { Situation } from './situation.ts';
import type { WorldOptions } from './world.ts';

/** The port that a client has, and where nobody listens. */
export const CLIENT_PORT = 45678;

/** The port of the vxlan device, which the kernel holds. */
export const VXLAN_PORT = 4789;

/** Two ports that are also listened on in another network namespace. */
export const PORTS_OF_BOTH = [8080, 9090] as const;

/** User and group `nobody`. */
export const NOBODY = 65534;

const ALWAYS = [
  // The system must not lend the client's port to somebody else in this world.
  `echo ${CLIENT_PORT} > /proc/sys/net/ipv4/ip_local_reserved_ports`,
];
const WITH_VETH = [
  'ip link add w0 type veth peer name w1',
  'ip link set w0 up',
  'ip link set w1 up',
  'ip -6 addr add fe80::1/64 dev w0 nodad',
  'ip addr add 192.0.2.1/24 dev w0',
  // A neighbour that is said to be there and is not: what is sent to it is lost (RFC 5737 addresses).
  'ip neigh add 192.0.2.9 lladdr 02:00:00:00:00:09 dev w0',
];
const WITH_VXLAN = [`ip link add x0 type vxlan id 7 dstport ${VXLAN_PORT} dev lo`, 'ip link set x0 up'];

/** Every kind of socket that this machine can make, in one world. */
export function wholeWorld(): WorldOptions {
  const [veth, vxlan, mptcp] = [has('veth'), has('vxlan'), has('mptcp')];
  const situations: Situation[] = [
    ['client-on-port', `${CLIENT_PORT}`],
    ['tcp-listeners'],
    ['exact-ports'],
    ['fork-and-dup'],
    ['scm-rights', 'keep'],
    ['scm-rights', 'close'],
    ['in-flight'],
    ['prefork'],
    ['reuseport'],
    ['connections'],
    ['half-closed'],
    ['time-wait'],
    ['not-accepted'],
    ['orphan'],
    ['syn-sent', ...(veth ? ['192.0.2.9'] : [])],
    ['bound-only'],
    ['udp'],
    ['own-table-thread'],
    ['dead-leader'],
    ['own-pid-namespace'],
    ['other-network-namespace', ...PORTS_OF_BOTH.map(String)],
    ['of-user', `${NOBODY}`],
  ];
  if (veth) situations.push(['link-local', 'fe80::1', 'w0'], ['syn-received', '192.0.2.1', '192.0.2.9']);
  if (vxlan) situations.push(['vxlan', `${VXLAN_PORT}`]);
  if (mptcp) situations.push(['mptcp']);
  return { situations, furnish: [...ALWAYS, ...(veth ? WITH_VETH : []), ...(vxlan ? WITH_VXLAN : [])] };
}
