import type { ConnectTrial } from '../explain/verdict/verdict-facts.ts';
import type { Host } from '../host/host.ts';
import { meetsExpectation, serviceById } from '../probe/expectation.ts';
import { servicesExpectedAt } from '../probe/hints.ts';
import { probe } from '../probe/probe.ts';
import type { AddressReport, ProbeState } from '../probe/probe-report.ts';
import type { Service } from '../probe/services.ts';

export interface ConnectTask {
  readonly address: string;
  readonly port: number;
  readonly machine: Host;
  readonly isHere: boolean;
  /** Who holds it there only hands connections on: it accepts and closes where nothing is behind it. */
  readonly isProxy: boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** The reports of a probe that connects by TCP have no other states. */
const STATES: Readonly<Record<ProbeState, ConnectTrial['state']>> = {
  open: 'open',
  closes: 'closes',
  refused: 'refused',
  'timed-out': 'timed-out',
  unreachable: 'unreachable',
  forbidden: 'forbidden',
  'held-back': 'held-back',
  'no-answer': 'timed-out',
};

/**
 * Connects once to one address and closes. Only where the port is usually a certain service is it asked what it is, on at
 * most three connections and by what does no harm; nothing is sent otherwise.
 */
export async function tryConnect(task: ConnectTask): Promise<ConnectTrial> {
  const { address, port, machine, isHere, isProxy, timeoutMs, signal } = task;
  const usual = servicesExpectedAt(port, 'tcp');
  const level = usual.length > 0 ? 'safe' : isProxy ? 'banner' : 'connect';
  const { addresses } = await probe({ host: address, port }, { level, timeoutMs, machine, signal });
  const [report] = addresses;
  if (report === undefined) throw new Error(`a probe of ${address} without a report`);
  const { endpoint, family, state, code, totalMs, acceptedBy } = report;
  return {
    ...{ endpoint, family, state: STATES[state], code, ms: totalMs, isHere, acceptedBy },
    answer: answerOf(report, usual),
    usual: usual.map(({ name }) => name),
  };
}

/** Only what is told without doubt is held against what is usual. */
function answerOf(report: AddressReport, usual: readonly Service[]): ConnectTrial['answer'] {
  const { answer } = report;
  if (answer?.confidence !== 'certain' || usual.length === 0) return undefined;
  const expected = usual.some((service) => meetsExpectation({ service, product: undefined, tls: false }, report));
  // TLS may hide what is usual, and plain HTTP may be what a use of it says to strangers.
  if (!expected && (answer.service === 'tls' || usual.some((service) => isCarriedBy(service, answer.service)))) {
    return undefined;
  }
  const service = serviceById(answer.service)?.name ?? answer.service;
  const name = answer.product === undefined ? service : `${service} (${answer.product})`;
  return { name, evidence: answer.evidence, expected };
}

function isCarriedBy({ over }: Service, id: string): boolean {
  if (over === undefined) return false;
  const carrier = serviceById(over);
  return over === id || (carrier !== undefined && isCarriedBy(carrier, id));
}
