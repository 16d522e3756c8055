import { decodeTask, indexTasks, TASK_HEAD_BYTES } from '../linux/bpf/record-codec.ts';
import { decode, parseCmdline } from '../linux/proc-pid-codec.ts';

/** Stands for all that was left out of a command. */
const MARKER = '[redacted]';
const LENGTH_AT = 16;
const RESULT_AT = 20;

export interface Redaction {
  /** Keep the arguments of processes. */
  readonly withArguments: boolean;
}

/**
 * A file as a recording may have it. Of a command line only the program's word stays, since arguments hold passwords;
 * of the user table names and numbers, since the rest is about people.
 */
export function redactFile(path: string, bytes: Uint8Array, { withArguments }: Redaction): Uint8Array {
  if (path.endsWith('/cmdline')) return withArguments ? bytes : redactCommand(bytes);
  return path === '/etc/passwd' ? redactUsers(bytes) : bytes;
}

/** `node\0server.js\0--key=secret\0` becomes `node\0[redacted]\0`; a title (`postgres: ana shop idle`) keeps one word. */
export function redactCommand(bytes: Uint8Array): Uint8Array {
  const [program = '', ...rest] = parseCmdline(bytes);
  const word = program.split(/\s/, 1)[0] ?? '';
  if (word === program && rest.length === 0) return bytes;
  return Buffer.from(`${word}\0${MARKER}\0`);
}

/** The records of a pass over tasks, which hold arguments too. What a record had not whole it then has not at all. */
export function redactTasks(bytes: Uint8Array, { withArguments }: Redaction): Uint8Array {
  if (withArguments) return bytes;
  const records = [...indexTasks(bytes).values()].map((at) => {
    const { command } = decodeTask(bytes, at);
    const kept = command === undefined ? new Uint8Array(0) : redactCommand(command);
    const record = Buffer.alloc(TASK_HEAD_BYTES + kept.length);
    record.set(bytes.subarray(at, at + TASK_HEAD_BYTES));
    record.writeUInt32LE(kept.length, LENGTH_AT);
    record.writeInt32LE(command === undefined ? -1 : 0, RESULT_AT);
    record.set(kept, TASK_HEAD_BYTES);
    return record;
  });
  return Buffer.concat(records);
}

function redactUsers(bytes: Uint8Array): Uint8Array {
  const lines = decode(bytes).split('\n');
  return Buffer.from(
    lines
      .map((line) => line.split(':', 3))
      .map(namesAndNumbers)
      .join('\n'),
  );
}

function namesAndNumbers([name = '', , uid]: readonly string[]): string {
  return uid === undefined ? '' : `${name}:x:${uid}:`;
}
