import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PortholeError } from '@porthole/core';

/** Only who made it may read it: it tells of everything that runs. */
const MODE = 0o600;

/**
 * Refuses a path that cannot become a file, before anything is done for it.
 * @throws PortholeError `invalid-argument` for a folder, `unavailable` where the folder that it is to be in is not there.
 */
export function refuseTarget(file: string): void {
  const target = statOf(file);
  if (target?.isDirectory()) {
    throw new PortholeError('invalid-argument', `A recording goes into a file, and ${file} is a folder.`, {
      hint: 'Name a file in it.',
    });
  }
  const folder = dirname(file);
  if (target === undefined && statOf(folder)?.isDirectory() !== true) {
    throw new PortholeError('unavailable', `There is no folder ${folder}.`, {
      hint: 'Make it, or write somewhere else.',
    });
  }
}

/**
 * Writes a file so that it is there whole, or as it was before: into a new file beside it, which then takes its name.
 * What is there and is no file (a pipe, `/dev/stderr`) is written to as it is.
 * @returns how many bytes
 * @throws PortholeError `unavailable` where it cannot be written.
 */
export function writeWhole(file: string, bytes: Uint8Array): number {
  try {
    const target = statOf(file);
    if (target !== undefined && !target.isFile()) writeFileSync(file, bytes);
    else replace(target === undefined ? file : realpathSync(file), bytes);
    return bytes.length;
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

function replace(file: string, bytes: Uint8Array): void {
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  const fd = openSync(beside, 'wx', MODE);
  try {
    try {
      writeFileSync(fd, bytes);
      // Some file systems find out only here that there is no room.
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function statOf(file: string): Stats | undefined {
  return statSync(file, { throwIfNoEntry: false });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the file system is read-only',
};

function cannotWrite(file: string, cause: unknown): PortholeError {
  const code = String((cause as { code?: unknown }).code ?? cause);
  const message = `The recording cannot be written to ${file}: ${REASONS[code] ?? 'the system refuses'} (${code}).`;
  return new PortholeError('unavailable', message, { hint: 'Make room, or write somewhere else.', cause });
}
