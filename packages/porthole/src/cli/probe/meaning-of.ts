import type { AddressReport, ProbeLevel } from '@porthole/core';
import { isUnaccepted } from './decide-probe.ts';

/** What each error of connect(2) says about the way there, as far as the system tells (ICMP(7), RFC 792, RFC 4443). */
const CODE_MEANS: Readonly<Record<string, string>> = {
  EHOSTUNREACH:
    'the last router finds no such machine, or a firewall on the way prohibits it (ICMP host unreachable or prohibited)',
  ENETUNREACH: 'there is no route to that network (from here, or by ICMP network unreachable)',
  EADDRNOTAVAIL: 'this machine has no address of that family to connect from',
  EAFNOSUPPORT: 'this machine does not have that family of addresses',
  EINVAL: 'a link-local address needs its interface, as in fe80::1%eth0',
  EACCES: 'a route or a firewall prohibits it',
  EPERM: 'a firewall of this machine does not let it out',
};

/** What a state means for whoever wants to connect; `undefined` where the headline says it all. */
export function meaningOf(address: AddressReport, level: ProbeLevel): string | undefined {
  const { state, code, isOwn, listeners = [], heldBack } = address;
  if (heldBack !== undefined) return heldBack.detail;
  if (isUnaccepted(address)) {
    return 'the system itself completed the connection; the process that listens is stopped, busy or stuck';
  }
  switch (state) {
    case 'open':
      return silenceMeans(address, level);
    case 'closes':
      return 'usual where something passes connections on and nobody listens behind it: the port of a container, a tunnel';
    case 'refused':
      if (listeners.length > 0) return 'somebody listens, as this machine sees it: a firewall refuses for it';
      return isOwn === true ? undefined : 'the machine is there and says no; a firewall may say so in its place';
    case 'timed-out':
      if (listeners.length > 0) {
        return 'somebody listens, but its queue of new connections is full or a firewall drops them';
      }
      return 'a firewall drops the packets, or the machine is off or does not exist';
    case 'unreachable':
    case 'forbidden':
      return code === undefined ? undefined : `${CODE_MEANS[code] ?? 'the system gives no further reason'} (${code})`;
    case 'no-answer':
      if (isOwn === true && listeners.length === 0) return 'nobody has the port on this machine, and nothing says so';
      return listeners.length > 0 ? 'somebody has the port, and did not answer what was sent' : undefined;
    case 'held-back':
      return undefined;
  }
}

function silenceMeans({ answer, firstByteMs, connections }: AddressReport, level: ProbeLevel): string | undefined {
  if (answer !== undefined || level === 'connect') return undefined;
  if (firstByteMs !== undefined) return 'it answers in words that porthole does not know';
  if (level === 'banner') return 'it says nothing unasked';
  return `it gave no answer to anything that was tried (${connections} connection${connections === 1 ? '' : 's'})`;
}
