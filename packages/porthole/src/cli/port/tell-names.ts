import type { RegisteredService, Transport, UsualService } from '@porthole/core';
import type { PortAnswer } from '../../contract/index.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { HARD_BLANK } from '../text/rich-text.ts';
import { clean, type Teller } from '../who/teller.ts';
import { ownNames } from './port-facts.ts';

/** Rows: what IANA, practice and this machine's own table call the port. */
export function namesRows(answer: PortAnswer, teller: Teller): LabelledRow[] {
  const { services, usually, port } = answer;
  return [
    ...(services.length === 0
      ? [{ label: 'IANA', value: [port === 0 ? 'reserved' : 'no name is registered for it'] }]
      : services.map((service, index) => ({ label: index === 0 ? 'IANA' : '', value: [tellService(service)] }))),
    ...usually.map((service, index) => ({ label: index === 0 ? 'usually' : '', value: tellUsual(service) })),
    ...ownNames(answer).map(({ name, transports, aliases }) => ({
      label: 'this machine',
      value: [
        `calls it ${[name, ...aliases].map((each) => clean(teller, each)).join(', ')} ` +
          `(${transports.join(', ')}; /etc/services)`,
      ],
    })),
  ];
}

function tellService({ name, transports, description, aliases }: RegisteredService): string {
  const also = aliases.length === 0 ? '' : `, also called ${aliases.join(', ')}`;
  return `${name} (${listTransports(transports)})${also}${description === undefined ? '' : `: ${description}`}`;
}

function tellUsual({ name, transports, purpose, evidence }: UsualService): LabelledRow['value'] {
  const what = `${name} (${listTransports(transports)})${purpose === undefined ? '' : `: ${purpose}`}`;
  return [what, ' ', { role: 'muted', text: `[${evidence}]` }];
}

function listTransports(transports: readonly Transport[]): string {
  return transports.join(`,${HARD_BLANK}`);
}
