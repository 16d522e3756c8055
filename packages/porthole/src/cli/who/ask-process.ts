import { type Gap, type Host, joinEnds, type ProcessReading, type Snapshot } from '@porthole/core';
import type { ProcessAnswer, WhoPort } from '../../contract/index.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { printHeadline } from '../text/labelled-lines.ts';
import { blindGaps } from './blind-gaps.ts';
import { factsOf } from './collect-facts.ts';
import type { FactsByPid } from './facts-by-pid.ts';
import { isCalled } from './match-process-name.ts';
import { step } from './next-steps.ts';
import { answersOfProcess } from './process-answers.ts';
import { findProcessSockets, type ProcessSockets } from './process-sockets.ts';
import { tellName } from './tell-name.ts';
import { tellPid } from './tell-pid.ts';
import { clean } from './teller.ts';
import type { Told } from './told.ts';

interface Found extends ProcessSockets {
  readonly facts: ProcessAnswer;
}

/** The process of a pid, and its ports. */
export async function askPid(host: Host, pid: number, text: string): Promise<Told> {
  const reading = await host.detail({ pid });
  const snapshot = await host.snapshot();
  if (reading === undefined) return nobody(text, snapshot, `There is no process ${pid}`);
  const found = await lookInto(host, reading, snapshot);
  return toldOfOne(text, found, snapshot, reading.gaps);
}

/** Every process of a name, and its ports. */
export async function askName(host: Host, name: string, text: string): Promise<Told> {
  const processes = (await host.processes()).filter((process) => isCalled(process, name));
  const snapshot = await host.snapshot();
  const found: Found[] = [];
  for (const process of processes) {
    const reading = await host.detail(process);
    if (reading !== undefined) found.push(await lookInto(host, reading, snapshot));
  }
  const [first, ...others] = found;
  if (first === undefined) return nobody(text, snapshot, `No process is called ${name}`);
  if (others.length === 0) return toldOfOne(text, first, snapshot, []);
  const facts: FactsByPid = new Map(found.map((each) => [each.process.pid, each.facts]));
  return {
    target: text,
    answers: answersOf(found),
    processes: [...facts.values()],
    gaps: [...snapshot.gaps, ...blindGaps(found)],
    peerOf: joinEnds(snapshot.sockets),
    status: statusOf(found),
    lines: (teller) => tellName(name, found, { facts, snapshot }, teller),
    next: (teller) => [step('one of them', ['who', `pid:${first.process.pid}`], teller)],
  };
}

async function lookInto(host: Host, reading: ProcessReading, snapshot: Snapshot): Promise<Found> {
  const { process } = reading;
  const mayLook = await host.mayLookInto(process.pid);
  return { ...findProcessSockets(process, snapshot, mayLook), facts: await factsOf(host, process) };
}

function toldOfOne(target: string, found: Found, snapshot: Snapshot, gaps: readonly Gap[]): Told {
  return {
    target,
    answers: answersOf([found]),
    processes: [found.facts],
    gaps: [...snapshot.gaps, ...gaps, ...blindGaps([found])],
    peerOf: joinEnds(snapshot.sockets),
    status: statusOf([found]),
    lines: (teller) => tellPid(found, found.facts, snapshot, teller),
    next: (teller) =>
      found.listeners.length + found.connections.length === 0
        ? []
        : [step('who talks', ['connections', `pid:${found.process.pid}`], teller)],
  };
}

function nobody(target: string, snapshot: Snapshot, sentence: string): Told {
  return {
    target,
    answers: [],
    processes: [],
    gaps: snapshot.gaps,
    peerOf: joinEnds(snapshot.sockets),
    status: EXIT.nothing,
    lines: (teller) =>
      printHeadline([{ role: 'muted', text: teller.style.symbols.ring }, ` ${clean(teller, sentence)}`], teller),
    next: () => [],
  };
}

function answersOf(found: readonly ProcessSockets[]): WhoPort[] {
  return answersOfProcess(found.flatMap(({ listeners, connections }) => [...listeners, ...connections]));
}

/** A process that is there is found, with ports or without; only where nothing could be looked into it is not allowed. */
function statusOf(found: readonly ProcessSockets[]): ExitStatus {
  const unseen = found.every(
    (each) => each.blind === 'permission' && each.listeners.length + each.connections.length === 0,
  );
  return unseen ? EXIT.notAllowed : EXIT.ok;
}
