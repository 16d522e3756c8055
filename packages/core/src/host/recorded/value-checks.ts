import type { InterfaceAddress } from '../../model/snapshot.ts';

/** No system gives a process a greater number (PID_MAX_LIMIT, linux/threads.h). */
const LAST_PID = 1 << 22;
/** pid, descriptor, inode. */
const HOLDER_BYTES = 12;
/** The last moment that a JavaScript date can be. */
const LAST_MS = 8.64e15;

export function isPid(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= LAST_PID;
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isUserId(value: unknown): value is number {
  return isCount(value) && value <= 0xffff_ffff;
}

export function isMoment(value: unknown): value is number {
  return isCount(value) && value < LAST_MS;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

export function areInterfaces(value: unknown): value is InterfaceAddress[] {
  return Array.isArray(value) && value.every(isInterface);
}

function isInterface(value: unknown): boolean {
  const { name, address, loopback } = (value ?? {}) as Record<string, unknown>;
  return isText(name) && isText(address) && isBoolean(loopback);
}

/** Records of whole holders, each with a pid and a descriptor that there can be. */
export function areHolders(bytes: Uint8Array): boolean {
  if (bytes.length % HOLDER_BYTES !== 0) return false;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  for (let at = 0; at < words.length; at += 3) {
    if (!isPid(words[at]) || (words[at + 1] as number) < 0) return false;
  }
  return true;
}
