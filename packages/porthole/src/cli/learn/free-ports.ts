import { type Host, printEndpoint, type Socket } from '@porthole/core';
import { ownerName, ownerPids } from '../../view/owner-text.ts';

/** The port of the lesson's server. */
export const LESSON_PORT = 65432;

/** Numbers near it, nobody's own, and in no system's usual range for lending. */
const CANDIDATES = [LESSON_PORT, 65433, 65431, 65434, 65430, 65435, 65429, 65436, 65428, 65437];

/** What is in the way of a port. */
export interface Taken {
  readonly port: number;
  /** As `127.0.0.1:65432 by node (PID 48213)`; not sanitised. */
  readonly by: string;
}

export interface FreePorts {
  /** The first free ones, the lesson's own first where it is among them. */
  readonly ports: readonly number[];
  readonly taken: Taken | undefined;
}

/** Finds ports that nobody has at any address, and says who is in the way of the lesson's own. */
export async function findFreePorts(host: Host, count: number): Promise<FreePorts> {
  const { sockets } = await host.snapshot({ ports: { first: 65400, last: 65500 } });
  const holding = sockets.filter(({ state }) => state !== 'time-wait');
  const held = new Set(holding.map(({ local }) => local.port));
  const inTheWay = holding.find(({ local }) => local.port === LESSON_PORT);
  return {
    ports: CANDIDATES.filter((port) => !held.has(port)).slice(0, count),
    taken: inTheWay && { port: LESSON_PORT, by: describeHolder(inTheWay) },
  };
}

/** Who has the address that a server wanted. */
export async function whoHas(host: Host, port: number): Promise<string | undefined> {
  const { sockets } = await host.snapshot({ ports: { first: port, last: port }, protocols: ['tcp'] });
  const own = sockets.filter(({ local }) => local.port === port);
  const found = own.find(({ state }) => state === 'listen') ?? own.find(({ state }) => state === 'bound') ?? own[0];
  return found && describeHolder(found);
}

function describeHolder({ owner, local }: Socket): string {
  const who =
    owner.kind === 'process'
      ? `${ownerName(owner)} (PID ${ownerPids(owner, false)})`
      : owner.kind === 'hidden'
        ? 'a process that you may not see'
        : 'no process any more';
  return `${who} at ${printEndpoint(local)}`;
}
