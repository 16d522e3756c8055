import type {
  Gap,
  LocalService,
  PortClass,
  PortRanges,
  PortStanding,
  RegisteredService,
  Socket,
  UsualService,
} from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonText, jsonValue } from './json-text.ts';
import { createSocketWriter, type SocketWriter } from './socket-writer.ts';

/** What one port number means, and what it is on this machine. */
export interface PortAnswer {
  readonly port: number;
  readonly class: PortClass;
  /** By IANA. */
  readonly services: readonly RegisteredService[];
  readonly usually: readonly UsualService[];
  /** By this machine's own table; `undefined`: it could not be read. */
  readonly local: readonly LocalService[] | undefined;
  readonly blockedByBrowsers: boolean;
  readonly standing: PortStanding;
  /** Who waits there for others to come. */
  readonly listeners: readonly Socket[];
}

/** What the answers about ports were concluded from. */
export interface PortContext {
  readonly ranges: PortRanges;
  readonly gaps: readonly Gap[];
}

/** `porthole.port/1`: one document, on one line, without a newline at its end. */
export function portDocument(answer: PortAnswer, { ranges, gaps }: PortContext, remedyOf: RemedyOf): string {
  return (
    `{"schema":"porthole.port/1",${members(answer, createSocketWriter())},` +
    `"ranges":${rangesJson(ranges)},"gaps":${gapsJson(gaps, remedyOf)}}`
  );
}

/** `porthole.ports/1`: the ports that a name, a range or several words lead to, the closest first. */
export function portsDocument(
  asked: readonly string[],
  answers: readonly PortAnswer[],
  { ranges, gaps }: PortContext,
  remedyOf: RemedyOf,
): string {
  const writer = createSocketWriter();
  const ports = answers.map((answer) => `{${members(answer, writer)}}`).join(',\n');
  return (
    `{"schema":"porthole.ports/1","asked":[${asked.map(jsonText).join(',')}],"ports":[${ports}],` +
    `"ranges":${rangesJson(ranges)},"gaps":${gapsJson(gaps, remedyOf)}}`
  );
}

function members(answer: PortAnswer, writer: SocketWriter): string {
  const { port, services, usually, local, blockedByBrowsers, standing, listeners } = answer;
  const named = jsonValue({
    services: services.map(({ name, transports, description, aliases }) => ({
      name,
      transports,
      description,
      aliases,
    })),
    usually: usually.map(({ name, transports, purpose, evidence }) => ({ name, transports, purpose, evidence })),
    local: local?.map(({ name, transports, aliases }) => ({ name, transports, aliases })),
    blockedByBrowsers,
    lent: standing.lent,
    reserved: standing.reserved,
    privileged: standing.privileged,
  });
  return (
    `"port":${port},"class":"${answer.class}",${named.slice(1, -1)},` +
    `"listeners":[${listeners.map((socket) => writer.write(socket)).join(',')}]`
  );
}

function rangesJson({ ephemeral, reserved, unprivilegedFrom }: PortRanges): string {
  return jsonValue({ ephemeral, reserved, unprivilegedFrom });
}
