import type { HostIdentity } from '@porthole/core';
import { jsonValue } from './json-text.ts';
import { timestamp } from './timestamp.ts';

/** The members that say of which machine and moment a document is. */
export function momentJson({ takenAtMs, host }: { readonly takenAtMs: number; readonly host: HostIdentity }): string {
  const { name, os, bootId } = host;
  return `"takenAt":"${timestamp(takenAtMs)}","host":${jsonValue({ name, os, bootId })}`;
}
