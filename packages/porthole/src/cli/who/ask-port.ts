import { type Holder, type Host, joinEnds, type Snapshot, type Socket } from '@porthole/core';
import type { WhoPort } from '../../contract/index.ts';
import { leadingHolder } from '../../view/owner-text.ts';
import { EXIT } from '../exit-codes.ts';
import { foreignName, isOwnName } from '../own-name.ts';
import type { PortTarget } from '../target.ts';
import type { UsageProblem } from '../usage-problem.ts';
import { exitOfAnswers } from './answer-exit.ts';
import { buildAnswers } from './build-answers.ts';
import { collectFacts } from './collect-facts.ts';
import { nextSteps } from './next-steps.ts';
import { groupByOwner } from './owner-groups.ts';
import type { PortStory } from './port-story.ts';
import { isAt, isOwnAddress } from './reaches-host.ts';
import { subjectOf } from './subject.ts';
import { tellPort } from './tell-port.ts';
import { tellRange } from './tell-range.ts';
import { tellRemote } from './tell-remote.ts';
import type { Told } from './told.ts';

/** Who has a port, or the ports of a range. */
export async function askPort(host: Host, target: PortTarget, text: string): Promise<Told | UsageProblem> {
  const { first, last, protocol } = target;
  const snapshot = await host.snapshot({
    ports: { first, last },
    ...(protocol === undefined ? {} : { protocols: [protocol] }),
  });
  if (target.host.kind === 'name' && !isOwnName(target.host.name, snapshot.host.name)) {
    return foreignName(target.host.name, snapshot.host.name);
  }
  const abroad = connectionsAbroad(target, snapshot);
  const answers = abroad === undefined ? buildAnswers(snapshot, target) : [];
  const facts = await collectFacts(host, leadersOf(answers));
  const story: PortStory = { subject: subjectOf(target), port: first, answers, snapshot, facts };
  const told = {
    target: text,
    answers,
    processes: [...facts.values()],
    gaps: snapshot.gaps,
    peerOf: joinEnds(snapshot.sockets),
  };
  if (abroad !== undefined) {
    const status = abroad.length > 0 ? EXIT.ok : EXIT.nothing;
    return { ...told, status, lines: (teller) => tellRemote(story, abroad, teller), next: () => [] };
  }
  const status = exitOfAnswers(answers);
  if (first < last) {
    return { ...told, status, lines: (teller) => tellRange(target, answers, facts, teller), next: () => [] };
  }
  return { ...told, status, lines: (teller) => tellPort(story, teller), next: (teller) => nextSteps(story, teller) };
}

/** The connections to an address that is not of this machine; `undefined` for one that is. */
function connectionsAbroad(target: PortTarget, snapshot: Snapshot): readonly Socket[] | undefined {
  const { host, first, last } = target;
  if (host.kind !== 'address' || isOwnAddress(host.address, snapshot)) return undefined;
  if (snapshot.sockets.some((socket) => isAt(socket.local, host))) return undefined;
  return snapshot.sockets.filter(
    ({ remote }) => remote !== undefined && remote.port >= first && remote.port <= last && isAt(remote, host),
  );
}

/** One process for each owner: it stands for all that share its sockets. */
function leadersOf(answers: readonly WhoPort[]): Holder[] {
  return answers.flatMap(({ listeners, connections }) =>
    groupByOwner(listeners.length > 0 ? listeners : connections).flatMap(({ owner }) => {
      const leader = owner.kind === 'process' ? leadingHolder(owner) : undefined;
      return leader === undefined ? [] : [leader];
    }),
  );
}
