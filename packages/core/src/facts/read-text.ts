import { errnoCode, type Source } from '../host/source.ts';

/** No manifest is longer; what is there and longer is read up to here, which mostly leaves it without a name. */
const LIMIT = 256 * 1024;

/**
 * A file as text; `undefined` where it cannot be read, for whatever reason of the system. These files are looked for
 * and not expected: one that is not there, or not for this user, is no failure.
 */
export function readText(source: Pick<Source, 'file'>, path: string): string | undefined {
  try {
    const { buffer, byteOffset, byteLength } = source.file(path, LIMIT);
    return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
  } catch (error) {
    if (errnoCode(error) === undefined) throw error;
    return undefined;
  }
}
