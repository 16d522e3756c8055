import type { DescriptorWalk } from '../linux/linux-source.ts';
import { bytesIn } from './reading-codec.ts';
import { areHolders, isCount, isPid, isUserId } from './value-checks.ts';

/** A walk as JSON: its records in base64, the users it met as pairs of pid and uid. */
export function printWalk({ records, uids, ...counts }: DescriptorWalk): unknown {
  const bytes = Buffer.from(records.buffer, records.byteOffset, records.byteLength);
  return { ...counts, records: bytes.toString('base64'), uids: uids === undefined ? null : [...uids] };
}

/** `undefined` for what is no walk. */
export function parseWalk(value: unknown): DescriptorWalk | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { records, uids, denied, gone, unsureThreads } = value as Record<string, unknown>;
  const bytes = typeof records === 'string' ? bytesIn(records) : undefined;
  if (bytes === undefined || !areHolders(bytes)) return undefined;
  if (!isCount(denied) || !isCount(gone) || !isCount(unsureThreads)) return undefined;
  const counts = { records: new Int32Array(bytes.buffer), denied, gone, unsureThreads };
  if (uids === null) return counts;
  return Array.isArray(uids) && uids.every(isUserOfProcess) ? { ...counts, uids: new Map(uids) } : undefined;
}

function isUserOfProcess(pair: unknown): pair is [pid: number, uid: number] {
  return Array.isArray(pair) && pair.length === 2 && isPid(pair[0]) && isUserId(pair[1]);
}
