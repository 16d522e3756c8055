export { type Expectation, meetsExpectation, readExpectation, serviceById } from './expectation.ts';
export { servicesExpectedAt } from './hints.ts';
export { type ProbeOptions, type ProbeTarget, probe } from './probe.ts';
export {
  type AddressReport,
  type HeldBack,
  PROBE_LEVELS,
  PROBE_STATES,
  type ProbeLevel,
  type ProbeReport,
  type ProbeState,
} from './probe-report.ts';
export type { Confidence, Match } from './recogniser.ts';
export type { Service as ProbedService } from './services.ts';
export type { CertificateFacts, TlsFacts } from './tls-facts.ts';
