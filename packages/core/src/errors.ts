/** The closed set of reasons a call can fail for; `code` is its stable form for scripts. */
export type Reason =
  | 'invalid-argument'
  | 'not-found'
  | 'permission-denied'
  | 'unsupported'
  | 'malformed-data'
  | 'unavailable'
  | 'internal';

export interface ErrorParts {
  /** What would help, as one sentence or command. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
  /** Where in the given text it went wrong (0-based). */
  readonly offset?: number | undefined;
  /** The text that `offset` points into. */
  readonly input?: string | undefined;
}

const BRAND = Symbol.for('porthole.error');

/** The only error class: what failed and why (`message`), what to try (`hint`), and a stable `code`. */
export class PortholeError extends Error {
  readonly reason: Reason;
  readonly code: string;
  readonly hint: string | undefined;
  readonly offset: number | undefined;
  readonly input: string | undefined;

  constructor(reason: Reason, message: string, parts: ErrorParts = {}) {
    super(message, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.reason = reason;
    this.code = `ERR_PORTHOLE_${reason.toUpperCase().replaceAll('-', '_')}`;
    this.hint = parts.hint;
    this.offset = parts.offset;
    this.input = parts.input;
    Object.defineProperty(this, BRAND, { value: true });
  }

  static {
    PortholeError.prototype.name = 'PortholeError';
  }
}

/** Unlike `instanceof`, this also knows an error of another copy of the library. */
export function isPortholeError(value: unknown): value is PortholeError {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[BRAND] === true;
}
