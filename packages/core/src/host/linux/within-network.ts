import { closeSync, fstatSync, openSync } from 'node:fs';
import { PortholeError } from '../../errors.ts';
import type { NetworkDoor } from './network-door.ts';
import type { Calls } from './syscalls.ts';

const OWN = '/proc/thread-self/ns/net';
/** linux/sched.h */
const CLONE_NEWNET = 0x40000000;

/**
 * Does the work with this thread in another network namespace (setns(2)), and puts the thread back whatever happens. The
 * work is synchronous, so nothing else of the program runs meanwhile. Before leaving, the way back is tried: whoever may
 * enter the other one need not be allowed into the own one again.
 * @throws The system's error with its `code` where the namespace cannot be entered; ESTALE where it is another one by now.
 */
export function withinNetwork<Result>(calls: Calls, door: NetworkDoor, work: () => Result): Result {
  const own = openSync(OWN, 'r');
  try {
    const other = openSync(door.path, 'r');
    try {
      if (String(fstatSync(other).ino) !== door.inode) {
        throw Object.assign(new Error(`${door.path} is another namespace by now`), { code: 'ESTALE' });
      }
      calls.call('setns', own, CLONE_NEWNET, 0, 0, 0);
      calls.call('setns', other, CLONE_NEWNET, 0, 0, 0);
      try {
        return work();
      } finally {
        goBack(calls, own);
      }
    } finally {
      closeSync(other);
    }
  } finally {
    closeSync(own);
  }
}

/** It was possible a moment ago. Going on in the wrong namespace would make every later answer false. */
function goBack(calls: Calls, own: number): void {
  if (calls.attempt('setns', own, CLONE_NEWNET, 0, 0, 0) === 0) return;
  throw new PortholeError('internal', 'the way back into the own network namespace is closed', {
    hint: 'end this program: what it reads from now on is of another network namespace',
  });
}
