import type { Confidence, Match } from '../recogniser.ts';
import { clip } from './wire-text.ts';

const MOST_CHARACTERS = 200;
const MOST_DETAILS = 10;

/** What a recogniser found; undefined or empty is left out. */
export interface Finding {
  readonly service: string;
  readonly confidence: Confidence;
  readonly evidence: string;
  readonly product?: string | undefined;
  readonly version?: string | undefined;
  readonly details?: Readonly<Record<string, string | undefined>> | undefined;
  readonly more?: boolean;
}

/** A match within its limits: whatever a server says, 200 characters of each thing are kept. */
export function makeMatch(finding: Finding): Match {
  const { service, confidence, product, version } = finding;
  const details = Object.entries(finding.details ?? {})
    .flatMap(([key, value]) => (value ? [[key, clip(value, MOST_CHARACTERS)] as const] : []))
    .slice(0, MOST_DETAILS);
  return {
    service,
    ...(product ? { product: clip(product, MOST_CHARACTERS) } : {}),
    ...(version ? { version: clip(version, MOST_CHARACTERS) } : {}),
    ...(details.length > 0 ? { details: Object.fromEntries(details) } : {}),
    confidence,
    evidence: clip(finding.evidence, MOST_CHARACTERS),
    ...(finding.more ? { more: true } : {}),
  };
}
