import { PortholeError } from '../../errors.ts';

/** The one error of a recording that cannot be used: `what` follows its name, as in `is cut off`. */
export function badRecording(name: string, what: string, hint?: string): PortholeError {
  return new PortholeError('malformed-data', `the recording ${name} ${what}`, { hint });
}
