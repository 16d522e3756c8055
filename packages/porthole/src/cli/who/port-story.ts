import type { Snapshot, Socket } from '@porthole/core';
import type { WhoPort } from '../../contract/index.ts';
import type { FactsByPid } from './facts-by-pid.ts';

/** Everything that is told of one port: the answers of all protocols asked for, and what they were concluded from. */
export interface PortStory {
  /** As the user knows it: `3000`, `localhost:3000`. Raw text. */
  readonly subject: string;
  readonly port: number;
  readonly answers: readonly WhoPort[];
  readonly snapshot: Snapshot;
  readonly facts: FactsByPid;
}

export function listenersOf(story: PortStory): readonly Socket[] {
  return story.answers.flatMap((answer) => answer.listeners);
}

export function connectionsOf(story: PortStory): readonly Socket[] {
  return story.answers.flatMap((answer) => answer.connections);
}
