import type { PortClass, PortRanges } from '@porthole/core';
import type { PortAnswer } from '../../contract/index.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';

const CLASSES: Readonly<Record<PortClass, string>> = {
  'well-known': 'well-known (0-1023): for the protocols of the system and of the Internet',
  registered: 'registered (1024-49151): IANA writes down who asked for it',
  dynamic: 'dynamic (49152-65535): never registered, for connections and for whoever needs one',
};

/** Rows: the class of the number by RFC 6335, and what this machine really does with it. */
export function standingRows(answer: PortAnswer, ranges: PortRanges): LabelledRow[] {
  if (answer.port === 0) {
    return [
      { label: 'class', value: ['well-known (0-1023), and reserved: no packet is sent to it'] },
      { label: 'for', value: ['asking the system for a free port: who binds 0 gets one that it chooses'] },
    ];
  }
  return [
    { label: 'class', value: [CLASSES[answer.class]] },
    { label: 'here', value: [tellLent(answer, ranges)] },
    { label: 'rights', value: [tellRights(answer, ranges)] },
    ...(answer.blockedByBrowsers
      ? [{ label: 'browsers', value: ['refuse to open it, and fetch() does too ("bad port" of the Fetch standard)'] }]
      : []),
  ];
}

/** What follows from the class and from what the system lends, in a sentence. */
function tellLent(answer: PortAnswer, { ephemeral }: PortRanges): string {
  const { lent, reserved } = answer.standing;
  if (reserved) return 'kept back (ip_local_reserved_ports): never lent, and there for who asks for it by its number';
  if (lent === undefined || ephemeral === undefined) return 'not known: what this system lends out cannot be read';
  const range = `${ephemeral.first}-${ephemeral.last}`;
  if (lent) {
    const but = answer.class === 'dynamic' ? '' : `${answer.class}, and yet `;
    return `${but}in what this system lends to programs that connect (${range}): one may get it before a server does`;
  }
  if (answer.class === 'dynamic') {
    return `in IANA's dynamic class, but outside what this system lends out (${range}): nobody gets it by chance`;
  }
  return `not lent out: programs that connect get ${range}`;
}

function tellRights({ class: portClass, standing }: PortAnswer, { unprivilegedFrom }: PortRanges): string {
  if (standing.privileged === undefined || unprivilegedFrom === undefined) {
    return 'not known: from which port on anybody may listen cannot be read';
  }
  if (standing.privileged) {
    const but = portClass === 'well-known' ? '' : `${portClass}, and yet `;
    return `${but}only root, or who has CAP_NET_BIND_SERVICE, may listen on it (here: below ${unprivilegedFrom})`;
  }
  if (portClass !== 'well-known') return 'anybody may listen on it';
  const others = unprivilegedFrom === 0 ? 'no port takes rights' : `only ports below ${unprivilegedFrom} take rights`;
  return `anybody may listen on it: here ${others}`;
}
