import type { Host } from '@porthole/core';
import type { HeaderSample } from './header/header-sample.ts';
import { Laboratory, type StartChild } from './laboratory.ts';
import type { Values } from './values.ts';

/** What a lesson is played with. Everything that reaches outside comes in from there. */
export interface LessonOptions {
  readonly host: Host;
  readonly startChild: StartChild;
  /** The text of a file of the program with two modes. */
  readonly readCode: (file: string) => string;
  /** The header of a packet of the connection between these ports. */
  readonly sampleHeader: (lent: number, port: number) => Promise<HeaderSample>;
  /** The process that plays the lesson. */
  readonly pid: number;
  /** The port of the lesson's server; free. */
  readonly port: number;
  /** Another free one. */
  readonly otherPort: number;
  /** Are there IPv6 addresses on loopback? */
  readonly hasIpv6: boolean;
}

/** A lesson that is being played. */
export interface Lesson extends LessonOptions {
  readonly laboratory: Laboratory;
  readonly values: Values;
}

/** Gets ready what all acts share. Nothing is started yet. */
export async function openLesson(options: LessonOptions): Promise<Lesson> {
  const { host, pid, port, otherPort, hasIpv6 } = options;
  const { ephemeral } = await host.portRanges();
  const values: Values = new Map([
    ['lesson.pid', `${pid}`],
    ['lesson.name', `porthole-lesson-${pid}`],
    ['port', `${port}`],
    ['other', `${otherPort}`],
  ]);
  if (hasIpv6) values.set('ipv6', 'yes');
  if (ephemeral !== undefined) {
    values.set('lends.first', `${ephemeral.first}`).set('lends.last', `${ephemeral.last}`);
    if (ephemeral.first < 49152) values.set('lends.registered', `${ephemeral.first}`);
  }
  return { ...options, laboratory: new Laboratory(options.startChild), values };
}
