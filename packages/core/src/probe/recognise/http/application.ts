import type { Confidence } from '../../recogniser.ts';
import type { Response } from './response.ts';

/** What a response is known by beyond HTTP. */
export interface Application {
  readonly product?: string | undefined;
  readonly version?: string | undefined;
  /** A service of its own in services.ts; else it is HTTP. */
  readonly service?: string;
  /** How sure that service is. */
  readonly confidence?: Confidence;
  readonly evidence: string;
}

/** One way to know an application; the response may have no body yet. */
export type Telltale = (response: Response) => Application | undefined;

/** `application/json`, and its relatives that end in `+json`. */
export function isJson({ headers }: Response): boolean {
  return /^application\/(?:[\w.-]{1,40}\+)?json\b/i.test(headers.get('content-type') ?? '');
}
