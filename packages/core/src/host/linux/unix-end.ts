import type { UnixState } from '../../model/unix-socket.ts';
import type { Joinable } from './join.ts';

/** One end of a UNIX socket as the join asks for its holders, and what it notes of them. */
export class UnixEnd implements Joinable {
  readonly protocol = 'unix';
  readonly inodeNumber: number;
  readonly state: UnixState;
  readonly cookie: string | undefined;
  look = -1;
  heldAt = -1;
  soleHolder: number | undefined = undefined;
  soleFd = -1;

  constructor(inodeNumber: number, state: UnixState, cookie: string | undefined) {
    this.inodeNumber = inodeNumber;
    this.state = state;
    this.cookie = cookie;
  }
}
