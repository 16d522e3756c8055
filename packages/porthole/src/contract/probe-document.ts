import type { AddressReport, Expectation, Gap, Match, ProbeReport, TlsFacts } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonText, jsonValue } from './json-text.ts';
import { createHolderWriter, ownerJson } from './owner-json.ts';
import { timestamp } from './timestamp.ts';

/** What is told of one target of `probe`. */
export interface ProbeAnswer {
  readonly target: string;
  readonly report: ProbeReport;
  readonly expected: Expectation | undefined;
  readonly met: boolean | undefined;
}

/** `porthole.probe/1`: one document about all targets, on one line, without a newline at its end. */
export function probeDocument(answers: readonly ProbeAnswer[], remedyOf: RemedyOf): string {
  const gaps = new Map<string, Gap>();
  for (const { report } of answers) for (const gap of report.gaps) gaps.set(`${gap.what} ${gap.detail}`, gap);
  return (
    `{"schema":"porthole.probe/1","probes":[${answers.map(probeJson).join(',')}],` +
    `"gaps":${gapsJson([...gaps.values()], remedyOf)}}`
  );
}

function probeJson({ target, report, expected, met }: ProbeAnswer): string {
  const { host, port, protocol, level, takenAtMs, addresses } = report;
  const expectation = expected && { service: expected.service.id, product: expected.product, tls: expected.tls, met };
  return (
    `{"target":${jsonText(target)},"takenAt":"${timestamp(takenAtMs)}","host":${jsonText(host)},"port":${port},` +
    `"protocol":"${protocol}","level":"${level}","expected":${jsonValue(expectation ?? null)},` +
    `"addresses":[${addresses.map(addressJson).join(',')}]}`
  );
}

function addressJson(report: AddressReport): string {
  const { endpoint, listeners, acceptedBy, unknownBytes } = report;
  const plain = jsonValue({
    address: endpoint.address,
    zone: endpoint.zone,
    family: report.family,
    state: report.state,
    code: report.code,
    connectMs: tenths(report.connectMs),
    firstByteMs: tenths(report.firstByteMs),
    totalMs: tenths(report.totalMs),
    connections: report.connections,
    answer: report.answer && answerValue(report.answer),
    unknownBytes: unknownBytes && Buffer.from(unknownBytes).toString('base64'),
    tls: report.tls && tlsValue(report.tls),
    heldBack: report.heldBack,
    isOwn: report.isOwn,
  });
  const holderJson = createHolderWriter();
  const owners = listeners?.map(({ owner }) => ownerJson(owner, holderJson)).join(',');
  return (
    `${plain.slice(0, -1)},"listeners":${owners === undefined ? 'null' : `[${owners}]`},` +
    `"acceptedBy":${acceptedBy === undefined ? 'null' : ownerJson(acceptedBy, holderJson)}}`
  );
}

function answerValue({ service, product, version, confidence, evidence, details }: Match): object {
  return { service, product, version, confidence, evidence, details: details ?? {} };
}

function tlsValue({ protocol, cipher, alpn, verified, problem, certificate }: TlsFacts): object {
  return { protocol, cipher, alpn, verified, problem, certificate: certificate && certificateValue(certificate) };
}

function certificateValue(certificate: NonNullable<TlsFacts['certificate']>): object {
  const { subject, issuer, names, validFromMs, validToMs, fingerprint } = certificate;
  return { subject, issuer, names, validFrom: timestamp(validFromMs), validTo: timestamp(validToMs), fingerprint };
}

function tenths(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms * 10) / 10;
}
