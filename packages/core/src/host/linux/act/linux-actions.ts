import { loadNative } from '../../ffi.ts';
import type { HostActions } from '../../host-actions.ts';
import type { LinuxSource } from '../linux-source.ts';
import { createCalls } from '../syscalls.ts';
import { captureHeader } from './capture-header.ts';
import { closeConnection } from './close-connection.ts';
import { isRunning } from './is-running.ts';
import { signalProcess } from './signal-process.ts';

/** What can be done to the machine that this program runs on. */
export function createActions(source: LinuxSource): HostActions {
  const native = loadNative();
  const calls = native && createCalls(native, process.arch);
  return {
    signal: (ref, signal, holding) => signalProcess(source, calls, ref, signal, holding),
    isRunning: (ref) => isRunning(source, ref),
    closeConnection: (socket) => closeConnection(source, calls, socket),
    captureHeader: (fromPort, toPort, withinMs) => captureHeader(calls, fromPort, toPort, withinMs),
  };
}
