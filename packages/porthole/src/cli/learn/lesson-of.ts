import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { type Host, PortholeError } from '@porthole/core';
import { type Lesson, openLesson } from '../../lesson/index.ts';
import type { Context } from '../context.ts';
import { findFreePorts, type Taken } from './free-ports.ts';
import { programsFolder } from './programs-folder.ts';
import { sampleHeader } from './sample-header.ts';
import { createStartChild } from './start-child.ts';

export interface OpenedLesson {
  readonly lesson: Lesson;
  /** Who has the port that the lesson is usually played with; it is played with another one then. */
  readonly taken: Taken | undefined;
}

/** The lesson on this machine: its programs, its ports and its eyes. */
export async function openLessonHere(host: Host, context: Context): Promise<OpenedLesson> {
  const folder = programsFolder(context.self);
  const { ports, taken } = await findFreePorts(host, 2);
  const [port, otherPort] = ports;
  if (port === undefined || otherPort === undefined) {
    throw new PortholeError('unavailable', 'No two ports near 65432 are free, and the lesson needs them.', {
      hint: 'Stop what has them; porthole list port:65400-65500 tells what that is.',
    });
  }
  const lesson = await openLesson({
    host,
    port,
    otherPort,
    pid: context.pid,
    startChild: createStartChild(context),
    readCode: (file) => readFileSync(path.join(folder, file), 'utf8'),
    sampleHeader: (fromPort, toPort) => sampleHeader(host, fromPort, toPort),
    hasIpv6: (Object.values(networkInterfaces()).flat() ?? []).some((each) => each?.address === '::1'),
  });
  return { lesson, taken };
}
