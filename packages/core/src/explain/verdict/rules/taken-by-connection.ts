import { printEndpoint } from '../../../model/endpoint.ts';
import { plainFailure, usualFailure } from '../bind-outcome.ts';
import { saw } from '../evidence.ts';
import { nameOwner, nameOwners, processesOf } from '../name-owner.ts';
import { blockersOf, connectionEnds } from '../pick-sockets.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise, run, targetOf } from '../ways-out.ts';

/** The near end of a connection has the number: the system lent it, or a server that is gone left it. */
export const takenByConnection: VerdictRule = (facts) => {
  if (blockersOf(facts).length > 0) return undefined;
  const failed = usualFailure(facts) ?? plainFailure(facts);
  const ends = connectionEnds(facts).filter(({ state }) => state !== 'time-wait');
  const [first] = ends;
  if (failed?.code !== 'EADDRINUSE' || first === undefined) return undefined;
  const { ephemeral } = facts.ranges;
  const isLent = ephemeral !== undefined && facts.port >= ephemeral.first && facts.port <= ephemeral.last;
  const lends = isLent ? `this system lends ${ephemeral.first}-${ephemeral.last} to programs that connect` : undefined;
  return {
    code: 'taken-by-connection',
    about: 'bind',
    outcome: 'fails',
    sentence: `${facts.subject} is the near end of ${ends.length === 1 ? 'a connection' : `${ends.length} connections`} of ${nameOwners(ends)}: nobody listens on it, and it cannot be bound while that lasts.`,
    evidence: [
      ...ends.slice(0, 5).map((socket) => {
        const remote = socket.remote === undefined ? 'somewhere' : printEndpoint(socket.remote);
        return saw('connection', `${printEndpoint(socket.local)} to ${remote}, ${socket.state}: ${nameOwner(socket)}`);
      }),
      ...(lends === undefined ? [] : [saw('range', lends)]),
    ],
    wayOut: [
      run('All about it:', 'who', targetOf(facts)),
      isLent
        ? advise(
            `Use a port outside ${ephemeral.first}-${ephemeral.last}, or keep this one back from lending (net.ipv4.ip_local_reserved_ports).`,
          )
        : advise('Wait until the connection ends, or end the program that has it.'),
    ],
    processes: processesOf(ends),
  };
};
