import { type AddressReport, type Expectation, meetsExpectation, type ProbeReport } from '@porthole/core';
import { EXIT, type ExitStatus } from '../exit-codes.ts';

/** What came of probing one target, and what it means for the one who asked. */
export interface Probed {
  /** As it was asked. */
  readonly target: string;
  readonly report: ProbeReport;
  readonly expected: Expectation | undefined;
  /** Does what answers fit what was expected, at every address that is open? Unknown where nobody could tell. */
  readonly met: boolean | undefined;
  readonly status: ExitStatus;
}

/** Weighs a report against what was expected. */
export function decideProbe(target: string, report: ProbeReport, expected: Expectation | undefined): Probed {
  const met = expected === undefined ? undefined : isMet(report.addresses, expected);
  const status = expected === undefined || met === true ? statusOf(report.addresses) : EXIT.nothing;
  return { target, report, expected, met, status };
}

/** One wrong answer among several addresses is one too many: who connects by name may get that one. */
function isMet(addresses: readonly AddressReport[], expected: Expectation): boolean | undefined {
  const answers = addresses.filter(({ answer }) => answer !== undefined);
  if (answers.some((address) => !meetsExpectation(expected, address))) return false;
  if (answers.length > 0) return true;
  return addresses.some(isOpen) ? undefined : false;
}

/** The best that any address offers. */
function statusOf(addresses: readonly AddressReport[]): ExitStatus {
  if (addresses.some((address) => isOpen(address) && !isUnaccepted(address))) return EXIT.ok;
  if (addresses.some(isUnaccepted)) return EXIT.failed;
  const states = new Set(addresses.map(({ state }) => state));
  if (states.has('closes') || states.has('refused')) return EXIT.nothing;
  return states.has('forbidden') ? EXIT.notAllowed : EXIT.failed;
}

export function isOpen({ state }: AddressReport): boolean {
  return state === 'open' || state === 'held-back';
}

/** The kernel of this machine made the connection, and no process has taken it; an answer proves the contrary. */
export function isUnaccepted({ acceptedBy, answer, firstByteMs }: AddressReport): boolean {
  return acceptedBy?.kind === 'none' && answer === undefined && firstByteMs === undefined;
}
