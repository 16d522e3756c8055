import type { Source } from '../../source.ts';
import { decode } from '../proc-pid-codec.ts';

/** A small text file; `undefined` where it is not there or may not be read. */
export function readText(source: Pick<Source, 'file'>, path: string): string | undefined {
  try {
    return decode(source.file(path));
  } catch {
    return undefined;
  }
}
