import { gzipSync } from 'node:zlib';
import { type MachineRecording, recordHost } from '@porthole/core';
import { savedDocument } from '../../contract/index.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { printGaps } from '../gaps.ts';
import { readHostOptions } from '../host-options.ts';
import { userWhoAsks } from '../is-mine.ts';
import { problemError } from '../problem-error.ts';
import { readVersion } from '../read-version.ts';
import { tellSaved } from '../save/tell-saved.ts';
import { refuseTarget, writeWhole } from '../save/write-whole.ts';

/** Records this machine into a file, all of it or nothing. */
export async function run({ words, flags }: Call, context: Context): Promise<ExitStatus> {
  const [file = '', ...others] = words;
  if (others.length > 0) {
    throw problemError({ message: 'A recording goes into one file.', command: ['help', 'save'] }, context.self);
  }
  const options = readHostOptions(context.env);
  if ('message' in options) throw problemError(options, context.self);
  // Looking at a whole machine takes a while: what can be known to fail is said before.
  if (file !== '-') refuseTarget(file);

  const withArguments = flags['with-arguments'] === true;
  const { pid, uid, home, self } = context;
  const reader = { version: readVersion(self), pid, uid, callerUid: userWhoAsks(context), home };
  const recording = await recordHost({ ...options, reader, withArguments });
  if (file === '-') {
    for (const line of recording.lines()) if (!context.out.write(line)) break;
  } else {
    const bytes = writeWhole(file, packed(recording, file));
    const saved = { file, bytes, withArguments, recording };
    context.out.write(flags.json || flags.ndjson ? `${savedDocument(saved)}\n` : tellSaved(saved, context));
  }
  context.err.write(printGaps(recording.gaps, context));
  return EXIT.ok;
}

function packed(recording: MachineRecording, file: string): Buffer {
  const bytes = Buffer.concat([...recording.lines()].map((line) => Buffer.from(line)));
  return file.endsWith('.gz') ? gzipSync(bytes) : bytes;
}
