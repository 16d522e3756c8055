import {
  type AddressReport,
  type Expectation,
  meetsExpectation,
  type Protocol,
  servicesExpectedAt,
} from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';
import { answerText } from './answer-text.ts';

/** That something else answers than was expected, or than is usual on the port; `undefined` where nothing is strange. Raw text. */
export function mismatchText(
  address: AddressReport,
  protocol: Protocol,
  expected: Expectation | undefined,
): string | undefined {
  const { endpoint, answer } = address;
  if (expected === undefined) {
    if (answer === undefined || answer.confidence === 'guess' || answer.service === 'tls') return undefined;
    const usual = servicesExpectedAt(endpoint.port, protocol);
    const fits = usual.some((service) => meetsExpectation({ service, product: undefined, tls: false }, address));
    return usual.length === 0 || fits ? undefined : sentence(address, `${endpoint.port} is usually ${namesOf(usual)}`);
  }
  if (meetsExpectation(expected, address)) return undefined;
  const name = expectedName(expected);
  const isUsual =
    servicesExpectedAt(endpoint.port, protocol).includes(expected.service) && expected.product === undefined;
  return sentence(address, isUsual ? `${endpoint.port} is usually ${name}` : `${name} was expected`);
}

function sentence(address: AddressReport, opening: string): string {
  const { answer, state, tls } = address;
  const holder = holderText(address);
  const held = holder === undefined ? '' : `, held by ${holder}`;
  if (answer !== undefined)
    return `${opening}; ${answerText(answer)} answers${tls === undefined ? '' : ' in TLS'}${held}`;
  if (state === 'open') return `${opening}; what answers is not known${held}`;
  return `${opening}; nothing answers${held}`;
}

function expectedName({ service, product, tls }: Expectation): string {
  if (product !== undefined) return product;
  return tls ? `${service.name} in TLS` : service.name;
}

function namesOf(services: readonly { readonly name: string }[]): string {
  return services.map(({ name }) => name).join(' or ');
}

/** `node 4242`: who took the connection, or else who listens. Raw text. */
function holderText({ acceptedBy, listeners }: AddressReport): string | undefined {
  const owners = [acceptedBy, ...(listeners ?? []).map(({ owner }) => owner)];
  for (const owner of owners) {
    const leader = owner?.kind === 'process' ? leadingHolder(owner) : undefined;
    if (leader !== undefined) return `${leader.name ?? 'process'} ${leader.pid}`;
  }
  return undefined;
}
