import { printEndpoint } from '../../model/endpoint.ts';
import type { Holder, Owner } from '../../model/owner.ts';
import type { ProcessRef } from '../../model/process.ts';
import type { Socket } from '../../model/socket.ts';
import type { VerdictFacts } from './verdict-facts.ts';

/** The holder that stands for all of them: the primary one, else the one with the lowest pid. */
export function leaderOf(owner: Owner): Holder | undefined {
  if (owner.kind !== 'process') return undefined;
  return owner.holders.find(({ pid }) => pid === owner.primary) ?? owner.holders[0];
}

/** `node (PID 4711)`, `the kernel itself`, `a process of the user ana that may not be looked into`. */
export function nameOwner({ owner, user, uid }: Pick<Socket, 'owner' | 'user' | 'uid'>): string {
  const leader = leaderOf(owner);
  if (leader !== undefined) {
    const others = owner.kind === 'process' ? owner.holders.length - 1 : 0;
    const more = others === 0 ? '' : others === 1 ? ' and a process with it' : ` and ${others} processes with it`;
    return `${leader.name ?? 'a process'} (PID ${leader.pid})${more}`;
  }
  if (owner.kind === 'kernel') return 'the kernel itself';
  const of = user ?? (uid === undefined ? undefined : `number ${uid}`);
  const whose = of === undefined ? 'a process' : `a process of the user ${of}`;
  if (owner.kind === 'hidden' && owner.reason === 'permission') return `${whose} that may not be looked into`;
  return owner.kind === 'hidden' ? `${whose} that cannot be seen from here` : 'no process (any more)';
}

/** Each owner once: `node (PID 4711) and nginx (PID 12)`. */
export function nameOwners(sockets: readonly Socket[]): string {
  return joinWords([...new Set(sockets.map(nameOwner))]);
}

/** `127.0.0.1:3000 and [::1]:3000`, each once. */
export function nameEndpoints(sockets: readonly Socket[]): string {
  return joinWords([...new Set(sockets.map(({ local }) => printEndpoint(local)))]);
}

export function joinWords(words: readonly string[], last = 'and'): string {
  const [only = ''] = words;
  return words.length < 2 ? only : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

export function processesOf(sockets: readonly Pick<Socket, 'owner'>[]): readonly ProcessRef[] {
  const refs = new Map<number, ProcessRef>();
  for (const { owner } of sockets) {
    if (owner.kind !== 'process') continue;
    for (const { pid, startId } of owner.holders) refs.set(pid, { pid, startId });
  }
  return [...refs.values()];
}

/** What the leading process of a socket has to do with a container. */
export function containerOf({ owner }: Pick<Socket, 'owner'>, { holders }: Pick<VerdictFacts, 'holders'>) {
  const leader = leaderOf(owner);
  return leader === undefined ? undefined : holders.get(leader.pid)?.container;
}
