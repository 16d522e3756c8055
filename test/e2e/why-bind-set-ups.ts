import { AS_NOBODY } from './program.ts';
import { forbid, type WhySetUp } from './why-set-up.ts';

/** What keeps one from binding a port. */
export const BIND_SET_UPS: readonly WhySetUp[] = [
  {
    name: 'a server listens',
    situations: [['serve-on', '127.0.0.1', '7001']],
    ...{ ask: ['7001'], code: 'taken', status: 1 },
    says: '7001 is taken by python3 (PID PID), which listens on 127.0.0.1:7001; it can be reached from here.',
  },
  {
    name: 'a UDP socket is bound',
    situations: [['udp-on', '7002']],
    ...{ ask: ['udp:7002'], code: 'taken', status: 1 },
    says: '7002 is taken by python3 (PID PID), which has bound 127.0.0.1:7002.',
  },
  {
    name: 'a server of another user, asked by nobody',
    situations: [['serve-on', '127.0.0.1', '7003']],
    as: AS_NOBODY,
    ...{ ask: ['--bind', '7003'], code: 'taken', status: 1 },
    says: /7003 is taken by a process of the user root that may not be looked into/,
  },
  {
    name: 'the last connection of a server that has ended is in TIME_WAIT',
    situations: [['left-behind', '7004']],
    ...{ ask: ['7004'], code: 'taken-by-time-wait', status: 1 },
    says: /kept by a connection that has ended \(TIME_WAIT, up to 60 s\): a program that sets SO_REUSEADDR can bind it/,
  },
  {
    name: 'the near end of a connection has the number',
    situations: [['client-on-port', '7005']],
    ...{ ask: ['7005'], code: 'taken-by-connection', status: 1 },
    says: '7005 is the near end of a connection of python3 (PID PID)',
  },
  {
    name: 'a socket is bound and does not listen',
    situations: [['keep-port', '7006']],
    ...{ ask: ['7006'], code: 'taken-bound-only', status: 1 },
    says: '7006 is taken by python3 (PID PID), which has bound it and does not listen',
  },
  {
    name: 'IPv4 is taken, and a pasted error asks for [::]',
    situations: [['serve-on', '0.0.0.0', '7007']],
    ...{ ask: ['Error: listen EADDRINUSE: address already in use :::7007'], code: 'taken-other-family', status: 1 },
    says: /\[::\]:7007 is taken by python3 .* through the other family, 0\.0\.0\.0:7007/,
  },
  {
    name: '[::] is taken with its IPv4 side, and 0.0.0.0 is asked for',
    situations: [['serve-on', '::', '7008']],
    ...{ ask: ['--bind', '0.0.0.0:7008'], code: 'taken-other-family', status: 1 },
    says: /listens on \[::\], which takes the IPv4 side of the port too/,
  },
  {
    name: 'every address is taken, and one is asked for',
    situations: [['serve-on', '0.0.0.0', '7009']],
    ...{ ask: ['--bind', '127.0.0.1:7009'], code: 'taken-wildcard', status: 1 },
    says: /taken by python3 \(PID PID\), which has the port on every address \(0\.0\.0\.0:7009\)/,
  },
  {
    name: 'a SO_REUSEPORT group of another user',
    situations: [
      ['serve-on', '127.0.0.1', '7010', 'share', 'user=65534'],
      ['serve-on', '127.0.0.1', '7010', 'share', 'user=65534'],
    ],
    ...{ ask: ['--bind', '7010'], code: 'reuseport-other-user', status: 1 },
    says: /shared with SO_REUSEPORT by .*, and only programs of the user nobody may join/,
  },
  {
    name: 'a low port, asked by nobody',
    as: AS_NOBODY,
    ...{ ask: ['--bind', '81'], code: 'needs-privilege', status: 1 },
    says: /only root, or a program with CAP_NET_BIND_SERVICE, may bind a port below 1024/,
  },
  {
    name: 'an address that no interface has',
    ...{ ask: ['--bind', '203.0.113.7:7011'], code: 'address-not-here', status: 1 },
    says: '203.0.113.7:7011 cannot be bound: no interface here has the address 203.0.113.7.',
  },
  {
    name: 'a sandbox forbids to bind',
    needs: ['landlock'],
    as: forbid('bind'),
    ...{ ask: ['--bind', '7013'], code: 'bind-forbidden', status: 1 },
    says: 'The system forbids to bind 7013 (EACCES), although the port is open to you by its number',
  },
  { name: 'port 0', ask: ['0'], code: 'reserved', status: 1, says: /Port 0 is no port/ },
  {
    name: 'nobody has it',
    ...{ ask: ['--bind', '7012'], code: 'free', status: 0 },
    says: 'Nothing is wrong: 7012 is free, and you can bind it (tcp, IPv4 and IPv6).',
  },
];
