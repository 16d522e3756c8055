import type { WatchEvent } from '@porthole/core';
import { socketJson, trafficJson } from './socket-writer.ts';
import { timestamp } from './timestamp.ts';

/** `porthole.event/1`: one event as a line, with its newline. */
export function eventLine({ sequence, timeMs, kind, source, initial, socket, traffic, count }: WatchEvent): string {
  return (
    `{"schema":"porthole.event/1","sequence":${sequence},"time":"${timestamp(timeMs)}","kind":"${kind}",` +
    `"source":"${source}","initial":${initial},"socket":${socket === undefined ? 'null' : socketJson(socket)},` +
    `"traffic":${trafficJson(traffic)},"count":${count ?? null}}\n`
  );
}
