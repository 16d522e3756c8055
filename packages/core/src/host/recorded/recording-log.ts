import { PortholeError } from '../../errors.ts';
import { errnoCode } from '../source.ts';
import { type Header, printHeader } from './header.ts';
import { MOST_BYTES, MOST_JSON_LINE, MOST_LINE, MOST_READINGS } from './limits.ts';
import { printEnd } from './parse-recording.ts';
import { type Outcome, type Reading, readingKey } from './reading.ts';
import { printReading } from './reading-codec.ts';

interface Known<Answer> {
  readonly reading: Reading;
  /** What was answered; nothing for an error. */
  readonly answer?: Answer;
  readonly error?: unknown;
}

export interface Asking<Answer> {
  ask(): Answer;
  encode(answer: Answer): Outcome;
  /** Is what is known good enough? Default: always, so that a recording is of one moment. */
  keeps?(known: Answer | undefined): boolean;
}

/** Writes down each call of a seam once, and answers it the same from then on. */
export class ReadingLog {
  readonly #known = new Map<string, Known<unknown>>();

  answer<Answer>(call: Omit<Reading, 'outcome'>, { ask, encode, keeps }: Asking<Answer>): Answer {
    const key = readingKey(call);
    let known = this.#known.get(key) as Known<Answer> | undefined;
    if (known === undefined || keeps?.(known.answer) === false) {
      known = take(call, ask, encode);
      this.#known.set(key, known);
    }
    if ('error' in known) throw known.error;
    return known.answer as Answer;
  }

  get count(): number {
    return this.#known.size;
  }

  /**
   * The recording, line by line.
   * @throws PortholeError `unavailable` where it is larger than what can be read back.
   */
  *lines(header: Header): Generator<string> {
    let used = 0;
    for (const line of this.#lines(header)) {
      used += Buffer.byteLength(line) + 1;
      if (used > MOST_BYTES || line.length > MOST_LINE) throw tooLarge();
      yield `${line}\n`;
    }
  }

  *#lines(header: Header): Generator<string> {
    yield printHeader(header);
    if (this.#known.size > MOST_READINGS) throw tooLarge();
    for (const { reading } of this.#known.values()) {
      const line = printReading(reading);
      if (reading.outcome.kind !== 'bytes' && line.length > MOST_JSON_LINE) throw tooLarge();
      yield line;
    }
    yield printEnd(this.#known.size);
  }
}

function tooLarge(): PortholeError {
  return new PortholeError(
    'unavailable',
    `this machine is too large to be recorded: a recording has ${MOST_BYTES >> 20} MiB at most`,
  );
}

function take<Answer>(
  call: Omit<Reading, 'outcome'>,
  ask: () => Answer,
  encode: (answer: Answer) => Outcome,
): Known<Answer> {
  try {
    const answer = ask();
    return { reading: { ...call, outcome: encode(answer) }, answer };
  } catch (error) {
    const code = errnoCode(error);
    if (code === undefined || error instanceof PortholeError) throw error;
    return { reading: { ...call, outcome: { kind: 'error', code } }, error };
  }
}
