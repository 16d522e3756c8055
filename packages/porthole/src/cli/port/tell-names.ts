import type { RegisteredService, Transport, UsualService } from '@porthole/core';
import type { PortAnswer } from '../../contract/index.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { clean, type Teller } from '../who/teller.ts';
import { ownNames } from './port-facts.ts';

/** On a narrower screen, where it is written takes more room than what it is. */
const ROOM_FOR_EVIDENCE = 70;

/** Rows: what IANA, practice and this machine's own table call the port. */
export function namesRows(answer: PortAnswer, teller: Teller): LabelledRow[] {
  const { services, usually, port } = answer;
  return [
    ...(services.length === 0
      ? [{ label: 'IANA', value: [port === 0 ? 'reserved' : 'no name is registered for it'] }]
      : services.map((service, index) => ({ label: index === 0 ? 'IANA' : '', value: [tellService(service)] }))),
    ...usually.map((service, index) => ({ label: index === 0 ? 'usually' : '', value: tellUsual(service, teller) })),
    ...ownNames(answer).map(({ name, transports, aliases }) => ({
      label: 'locally',
      value: [
        `this machine calls it ${[name, ...aliases].map((each) => clean(teller, each)).join(', ')} ` +
          `(${listTransports(transports)}; /etc/services)`,
      ],
    })),
  ];
}

function tellService({ name, transports, description, aliases }: RegisteredService): string {
  const also = aliases.length === 0 ? '' : `, also called ${aliases.join(', ')}`;
  return `${name}, ${listTransports(transports)}${also}${description === undefined ? '' : `: ${description}`}`;
}

function tellUsual({ name, transports, purpose, evidence }: UsualService, { width }: Teller): LabelledRow['value'] {
  const what = `${name}, ${listTransports(transports)}${purpose === undefined ? '' : `: ${purpose}`}`;
  const hasRoom = width === undefined || width >= ROOM_FOR_EVIDENCE;
  return hasRoom ? [what, ' ', { role: 'muted', text: `[${evidence}]` }] : [what];
}

/** `tcp`, `tcp and udp`. */
function listTransports(transports: readonly Transport[]): string {
  const [last, ...others] = [...transports].reverse();
  return others.length === 0 ? `${last}` : `${others.reverse().join(', ')} and ${last}`;
}
