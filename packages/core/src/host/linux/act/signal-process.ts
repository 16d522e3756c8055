import { constants } from 'node:os';
import type { ProcessRef } from '../../../model/process.ts';
import type { EndSignal, SignalOutcome } from '../../host-actions.ts';
import { errnoCode, type Source } from '../../source.ts';
import { parseStat } from '../proc-pid-codec.ts';
import type { Calls } from '../syscalls.ts';
import { holdsSocket } from './holds-socket.ts';
import { isAbsence, type PinnedProcess, pinProcess } from './pinned-process.ts';

/**
 * Sends the signal to this very process, and only while it holds one of the sockets. First the pid is pinned, then the
 * start and the sockets are compared, then the signal goes to what was pinned: a process that takes over the pid in
 * between cannot be hit. Where anything does not fit, nothing is sent.
 */
export function signalProcess(
  source: Pick<Source, 'file' | 'folder' | 'link'>,
  calls: Calls | undefined,
  ref: ProcessRef,
  signal: EndSignal,
  holding: readonly string[],
): SignalOutcome {
  let pinned: PinnedProcess;
  try {
    pinned = pinProcess(ref.pid, calls);
  } catch (error) {
    if (isAbsence(error)) return { kind: 'gone' };
    throw error;
  }
  try {
    const { startId } = parseStat(source.file(`${pinned.folder}/stat`));
    if (ref.startId === undefined || startId !== ref.startId) return { kind: 'replaced' };
    const holds = holding.length === 0 || holdsSocket(source, pinned.folder, holding);
    if (holds === undefined) return { kind: 'denied' };
    if (!holds) return { kind: 'released' };
    pinned.send(constants.signals[signal]);
    return { kind: 'sent', by: pinned.by };
  } catch (error) {
    if (isAbsence(error)) return { kind: 'gone' };
    if (errnoCode(error) === 'EPERM') return { kind: 'denied' };
    throw error;
  } finally {
    pinned.release();
  }
}
