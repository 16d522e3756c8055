import { openHost } from '@porthole/core';
import type { Context } from './context.ts';

/** What `-` stands for, where a file is named. */
const STANDARD_INPUT = '/dev/stdin';

/**
 * The context of a command that reads a recording: its machine, its clock, and who recorded it, so that it answers as it
 * would have there and then.
 * @param isReading whether a command takes `--from` (the command tree is not loaded for it)
 * @throws PortholeError where the file cannot be read or is no recording.
 */
export async function replayContext(
  from: string,
  context: Context,
  isReading: (command: string) => boolean,
): Promise<Context> {
  const host = await (context.openHost ?? openHost)({ from: from === '-' ? STANDARD_INPUT : from });
  const { recording } = host;
  if (recording === undefined) throw new Error('a recording was asked for, and a running machine was opened');
  const { pid, uid, callerUid, home } = recording.reader;
  return {
    ...context,
    env: { ...context.env, SUDO_UID: callerUid === uid ? undefined : String(callerUid) },
    self: { ...context.self, flagsFor: ([command = '']) => (isReading(command) ? ['--from', from] : []) },
    // None of the recorded processes is this one.
    pid: pid ?? 0,
    uid,
    home,
    replays: true,
    nowMs: () => recording.takenAtMs,
    openHost: async () => host,
  };
}
