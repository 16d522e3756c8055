import type { Gap } from '../model/gap.ts';
import type { Socket } from '../model/socket.ts';

/** The sockets at one moment, as a watch reads them. */
export interface SocketReading {
  readonly takenAtMs: number;
  /** By which way they were read: ids of different ways cannot be compared. */
  readonly way: string;
  /** A socket that is as it was at the reading before is the same object. */
  readonly sockets: readonly Socket[];
  readonly gaps: readonly Gap[];
}

/** What a watch reads one machine by, again and again. */
export interface SocketReader {
  read(): SocketReading;
}
