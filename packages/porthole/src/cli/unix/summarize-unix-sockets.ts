import type { UnixSocket } from '@porthole/core';

/** The answer as a sentence: `12 UNIX sockets: 3 wait for clients, 8 are connected, 1 is idle.` */
export function summarizeUnixSockets(sockets: readonly UnixSocket[]): string {
  const count = (...states: readonly string[]) => sockets.filter(({ state }) => states.includes(state)).length;
  const waiting = sockets.filter(({ state, queue }) => state === 'listen' && (queue?.receive ?? 0) > 0).length;
  const parts = [
    phrase(count('listen'), 'waits for clients', 'wait for clients'),
    phrase(count('bound'), 'has a name and no peer', 'have a name and no peer'),
    phrase(count('connected'), 'is connected', 'are connected'),
    phrase(count('closed'), 'is idle', 'are idle'),
  ].filter((part) => part !== undefined);
  const late = waiting === 0 ? '' : ` ${phrase(waiting, 'keeps', 'keep')} clients waiting to be accepted.`;
  return `${sockets.length === 1 ? '1 UNIX socket' : `${sockets.length} UNIX sockets`}: ${parts.join(', ')}.${late}`;
}

function phrase(count: number, one: string, many: string): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}
