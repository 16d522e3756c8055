export interface TaskParts {
  readonly pid: number;
  readonly name: string;
  /** The argument area, NULs included. */
  readonly command: string;
  readonly uid?: number;
  readonly startNs?: bigint;
  readonly copyResult?: number;
}

const HEAD = 40;
const MOST_COPIED = 384;

/** One record as the task iterator writes it: of long arguments their length, and what fits. */
export function taskRecord({ pid, name, command, uid = 0, startNs = 0n, copyResult = 0 }: TaskParts): Buffer {
  const area = Buffer.from(command);
  const record = Buffer.alloc(HEAD + Math.min(area.length, MOST_COPIED));
  record.writeUInt32LE(pid, 0);
  record.writeUInt32LE(uid, 4);
  record.writeBigUInt64LE(startNs, 8);
  record.writeUInt32LE(area.length, 16);
  record.writeInt32LE(copyResult, 20);
  record.write(name, 24, 16, 'latin1');
  record.set(area.subarray(0, MOST_COPIED), HEAD);
  return record;
}
