import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { PortholeError } from '../../errors.ts';
import { errnoCode } from '../source.ts';
import { badRecording } from './bad-recording.ts';
import { MOST_BYTES } from './limits.ts';
import { parseRecording, type Recording } from './parse-recording.ts';

const CHUNK = 1 << 20;
/** Of a gzip file (RFC 1952) and of a JSON object. */
const [GZIP, BRACE] = [0x1f, 0x7b];

/**
 * Reads a recording from a file or a pipe, packed with gzip or not.
 * @throws PortholeError `unavailable` for a file that cannot be read, `malformed-data` for one that is no recording.
 */
export function readRecording(path: string): Recording {
  const bytes = readBounded(path);
  return parseRecording(bytes[0] === GZIP ? unpack(bytes, path) : bytes, path);
}

function readBounded(path: string): Buffer {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    return readAll(fd, path);
  } catch (error) {
    const code = errnoCode(error);
    if (code === undefined || error instanceof PortholeError) throw error;
    throw new PortholeError('unavailable', `the recording ${path} cannot be read: ${REASONS[code] ?? code}`, {
      cause: error,
    });
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder',
};

/** Whatever it is (a device without an end ...), no more is read than a recording may have. */
function readAll(fd: number, path: string): Buffer {
  if (fstatSync(fd).size > MOST_BYTES) throw tooLarge(path);
  const chunks: Buffer[] = [];
  let used = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const count = readSync(fd, chunk, 0, CHUNK, null);
    if (count === 0) return Buffer.concat(chunks);
    const [first] = chunk;
    if (used === 0 && first !== GZIP && first !== BRACE) {
      throw badRecording(path, 'is none of porthole', 'Make one with: porthole save FILE');
    }
    used += count;
    if (used > MOST_BYTES) throw tooLarge(path);
    chunks.push(chunk.subarray(0, count));
  }
}

function unpack(bytes: Buffer, path: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    if (errnoCode(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(path);
    throw badRecording(path, 'is cut off, or no gzip file', 'Save or copy it again.');
  }
}

function tooLarge(path: string): PortholeError {
  return badRecording(path, `is too large: more than ${MOST_BYTES >> 20} MiB`);
}
