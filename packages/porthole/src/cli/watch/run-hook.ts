import { spawn } from 'node:child_process';
import type { WatchEvent } from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Runs the user's command by the shell and waits for its end. What other programs chose reaches it by its standard
 * input and its environment, never as a part of the command.
 * @returns its exit status, `undefined` where a signal ended it or it could not be started
 */
export async function runHook(
  command: string,
  event: WatchEvent,
  line: string,
  env: Environment,
): Promise<number | undefined> {
  const child = spawn('/bin/sh', ['-c', command], {
    env: { ...env, ...factsOf(event) },
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(undefined));
    child.on('close', (status) => resolve(status ?? undefined));
    child.stdin.on('error', () => {}); // A command that does not read it is none the worse.
    child.stdin.end(line);
  });
}

/** Empty where something is not known: a variable of an outer watch must not shine through. */
export function factsOf({ kind, socket }: WatchEvent): Record<string, string> {
  const holder = socket?.owner.kind === 'process' ? leadingHolder(socket.owner) : undefined;
  const facts = {
    EVENT: kind,
    PROTOCOL: socket?.protocol,
    ADDRESS: socket?.local.address,
    PORT: socket?.local.port,
    REMOTE_ADDRESS: socket?.remote?.address,
    REMOTE_PORT: socket?.remote?.port,
    STATE: socket?.state,
    PID: holder?.pid,
    PROCESS: holder?.name?.replaceAll('\0', ''),
  };
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`PORTHOLE_${name}`, String(value ?? '')]));
}
