import type { Check, Examination } from '@porthole/core';
import { jsonValue } from './json-text.ts';
import { momentJson } from './moment-json.ts';

/** `porthole.doctor/1`: one document, on one line, without a newline at its end. */
export function doctorDocument(examination: Examination, commandOf: (check: Check) => string | null): string {
  const checks = examination.checks.map((check) => {
    const { id, status, finding, hint } = check;
    return { id, status, finding, remedy: commandOf(check), hint };
  });
  return `{"schema":"porthole.doctor/1",${momentJson(examination)},"checks":${jsonValue(checks)}}`;
}
