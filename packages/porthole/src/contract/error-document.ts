import type { PortholeError } from '@porthole/core';
import { jsonValue } from './json-text.ts';

/** `porthole.error/1`: one document, on one line, without a newline at its end. */
export function errorDocument(error: Pick<PortholeError, 'code' | 'reason' | 'message' | 'hint'>): string {
  const { code, reason, message, hint } = error;
  return jsonValue({ schema: 'porthole.error/1', code, reason, message, hint });
}
