import type { DescriptorWalk } from '../linux/linux-source.ts';
import { NOT_RECORDED } from '../source.ts';
import { badRecording } from './bad-recording.ts';
import { type Outcome, type Reading, readingKey } from './reading.ts';
import { parseToolOutput } from './tool-value.ts';
import {
  areHolders,
  areInterfaces,
  areTexts,
  isBoolean,
  isMoment,
  isText,
  isTextOrNull,
  isUserId,
} from './value-checks.ts';
import { parseWalk } from './walk-value.ts';

/** What a recorded call gave, checked and as its caller gets it. */
type Answer = { readonly value: unknown } | { readonly error: string };

type Check = (outcome: Outcome, of: string) => Answer | undefined;

const value = (isRight: (value: unknown) => boolean): Check => {
  return (outcome) => (outcome.kind === 'value' && isRight(outcome.value) ? { value: outcome.value } : undefined);
};
const bytes: Check = (outcome) => (outcome.kind === 'bytes' ? { value: outcome.bytes } : undefined);

/** What each call of the seam may have given. */
const CHECKS: Readonly<Record<string, Check>> = {
  native: value(isBoolean),
  nativeFailure: value(isTextOrNull),
  within: value(isBoolean),
  file: bytes,
  fileOwner: value(isUserId),
  link: value(isText),
  folder: value(areTexts),
  interfaces: value(areInterfaces),
  interfaceName: value(isTextOrNull),
  hostName: value(isText),
  nowMs: value(isMoment),
  sockDiag: bytes,
  walkDescriptors: (outcome) => {
    const walk: DescriptorWalk | undefined = outcome.kind === 'value' ? parseWalk(outcome.value) : undefined;
    return walk && { value: walk };
  },
  tool: (outcome) => {
    const output = outcome.kind === 'value' ? parseToolOutput(outcome.value) : undefined;
    return output && { value: output };
  },
  bpfPass: (outcome, of) => {
    if (outcome.kind !== 'bytes') return undefined;
    return /^\S*holders /.test(of) && !areHolders(outcome.bytes) ? undefined : { value: outcome.bytes };
  },
};

/** What is known of every machine: calls that do not fail, or without which nothing can be told. */
const ALWAYS_THERE: readonly (readonly [read: string, of: string])[] = [
  ['native', ''],
  ['nowMs', ''],
  ['hostName', ''],
  ['interfaces', ''],
  ['folder', '/proc'],
];

/** The readings of a recorded Linux, found by what was asked. Nothing that is wrong in itself gets past this. */
export class LinuxReadings {
  readonly #answers = new Map<string, Answer>();

  /** @throws PortholeError `malformed-data` for a reading that no Linux can have given. */
  constructor(readings: readonly Reading[], name: string) {
    for (const reading of readings) {
      const { read, of, outcome } = reading;
      const check = Object.hasOwn(CHECKS, read) ? CHECKS[read] : undefined;
      // A later version may read more, and that is none of this one's business.
      if (check === undefined) continue;
      const answer = outcome.kind === 'error' ? { error: outcome.code } : check(outcome, of);
      if (answer === undefined) throw badRecording(name, `has a reading that cannot be (${read} ${of.slice(0, 80)})`);
      this.#answers.set(readingKey(reading), answer);
    }
    for (const [read, of] of ALWAYS_THERE) {
      const answer = this.#answers.get(readingKey({ read, of, look: 1 }));
      if (answer === undefined || 'error' in answer)
        throw badRecording(name, `lacks a reading that each has (${read})`);
    }
  }

  /**
   * The answer of the second look where there is one, else of the first.
   * @throws Error with the `code` that was recorded, or `NOT_RECORDED`.
   */
  get<Value>(call: Omit<Reading, 'outcome'>): Value {
    const second = call.look === 2 ? this.#answers.get(readingKey(call)) : undefined;
    const answer = second ?? this.#answers.get(readingKey({ ...call, look: 1 }));
    if (answer !== undefined && 'value' in answer) return answer.value as Value;
    const code = answer?.error ?? NOT_RECORDED;
    const why = answer === undefined ? 'not in the recording' : code;
    throw Object.assign(new Error(`${call.read} ${call.of}: ${why}`), { code });
  }
}
