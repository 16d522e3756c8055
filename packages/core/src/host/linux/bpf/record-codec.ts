/**
 * What the iterator programs write, in this machine's byte order.
 *
 * holders, 12 bytes:          pid u32 | descriptor u32 | inode u32
 * tasks, 40 bytes and more:   pid u32 | effective uid u32 | start u64 (ns since boot) | length of the arguments u32 |
 *                             result of copying them i32 | name 16 bytes | at most 384 bytes of the arguments
 * kernel sockets, 8 bytes:    cookie u64
 */

/** Bytes of the arguments that a task record holds at most; the BPF stack has 512 in all. */
export const COMMAND_BYTES = 384;
export const TASK_HEAD_BYTES = 40;
const NAME = 24;
const NANOSECONDS_PER_TICK = 10_000_000n;
const TICK_MS = 10;

export interface TaskRecord {
  readonly pid: number;
  readonly uid: number;
  /** Milliseconds since boot in steps of 10, exactly as proc(5) `stat` gives it. */
  readonly startId: number;
  readonly name: Uint8Array;
  /** The whole argument area, or `undefined` where it is longer than the record, was rewritten, or was not readable. */
  readonly command: Uint8Array | undefined;
}

/** Where each process's record begins in a pass over tasks, by pid. */
export function indexTasks(bytes: Uint8Array): Map<number, number> {
  const offsets = new Map<number, number>();
  const view = viewOf(bytes);
  for (let at = 0; at + TASK_HEAD_BYTES <= bytes.length; at += recordBytes(view, at)) {
    offsets.set(view.getUint32(at, true), at);
  }
  return offsets;
}

export function decodeTask(bytes: Uint8Array, at: number): TaskRecord {
  const view = viewOf(bytes);
  const length = view.getUint32(at + 16, true);
  const start = at + TASK_HEAD_BYTES;
  const nameEnd = bytes.indexOf(0, at + NAME);
  // A last byte that is not NUL: the process wrote a title over its arguments, which only /proc puts together.
  const whole =
    view.getInt32(at + 20, true) === 0 && length <= COMMAND_BYTES && (length === 0 || bytes[start + length - 1] === 0);
  return {
    pid: view.getUint32(at, true),
    uid: view.getUint32(at + 4, true),
    startId: Number(view.getBigUint64(at + 8, true) / NANOSECONDS_PER_TICK) * TICK_MS,
    name: bytes.subarray(at + NAME, nameEnd >= 0 && nameEnd < at + TASK_HEAD_BYTES ? nameEnd : at + TASK_HEAD_BYTES),
    command: whole ? bytes.subarray(start, start + length) : undefined,
  };
}

function recordBytes(view: DataView, at: number): number {
  return TASK_HEAD_BYTES + Math.min(view.getUint32(at + 16, true), COMMAND_BYTES);
}

/** Cookies as the decimal text of unsigned 64-bit numbers. */
export function decodeCookies(bytes: Uint8Array): Set<string> {
  const view = viewOf(bytes);
  const cookies = new Set<string>();
  for (let at = 0; at + 8 <= bytes.length; at += 8) cookies.add(view.getBigUint64(at, true).toString());
  return cookies;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
