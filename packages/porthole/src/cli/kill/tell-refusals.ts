import type { Process, Refusal, RefusalReason } from '@porthole/core';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { clean } from '../who/teller.ts';
import type { KillTeller } from './kill-teller.ts';
import { listEndpoints } from './list-endpoints.ts';
import { listProcesses } from './list-processes.ts';
import { spellStop } from './spell-stop.ts';

const REASONS: Readonly<Record<RefusalReason, string>> = {
  'own-process': 'that is porthole itself',
  'first-process': 'process 1, which everything here hangs on',
  'own-ancestor': 'this very command was started by it',
  'session-leader': 'it leads the session that you are in',
  kernel: 'the kernel itself holds it, and no process',
  container: 'it belongs to a container',
  'other-user': 'it belongs to another user',
  hidden: 'held by a process that you may not see',
  'kept-by-another': 'to end it would free nothing: one that is left alone holds the same port',
  'not-mine': 'it is not yours',
  'other-folder': 'it works in another folder',
};

/** Those who can be ended all the same, if they are named. Process 1 too, but nobody should be told to try. */
const FORCEABLE: readonly RefusalReason[] = ['own-ancestor', 'session-leader', 'container', 'other-user'];

/** Who is left alone and why, one reason after the other, and what to do instead. */
export function refusalRows(refused: readonly Refusal[], teller: KillTeller): LabelledRow[] {
  return groupsOf(refused, teller).flatMap(({ why, refusals }) => {
    const [first] = refusals;
    const processes = refusals.flatMap(({ process }) => (process === undefined ? [] : [process]));
    const who =
      processes.length === 0
        ? listEndpoints(
            refusals.flatMap(({ sockets }) => sockets),
            teller,
          )
        : listProcesses(processes, teller);
    return [
      { label: 'left alone', value: [...who, `: ${why}`] },
      ...(first === undefined ? [] : wayOut(first, processes, teller)),
    ];
  });
}

/** Why a process is left alone, as the end of a sentence. */
function whyRefused({ reason, process, container }: Refusal, teller: KillTeller): string {
  if (reason === 'other-user') {
    const { user, uid } = process ?? {};
    return user === undefined && uid === undefined
      ? REASONS[reason]
      : `it belongs to user ${clean(teller, user ?? `${uid}`)}`;
  }
  if (reason === 'kernel' && process !== undefined) return 'it is a part of the kernel';
  if (reason === 'container' && container?.name !== undefined) {
    return `it belongs to the container ${clean(teller, container.name)}`;
  }
  return REASONS[reason];
}

function groupsOf(refused: readonly Refusal[], teller: KillTeller): { why: string; refusals: Refusal[] }[] {
  const groups = new Map<string, { why: string; refusals: Refusal[] }>();
  for (const refusal of refused) {
    const why = whyRefused(refusal, teller);
    const key = `${why} ${refusal.instead === undefined ? '' : spellStop(refusal.instead, teller.spell)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { why, refusals: [refusal] });
    else group.refusals.push(refusal);
  }
  return [...groups.values()];
}

function wayOut({ reason, instead }: Refusal, processes: readonly Process[], teller: KillTeller): LabelledRow[] {
  if (instead !== undefined) {
    const note = instead.kind === 'command' && instead.note !== undefined ? ` (${clean(teller, instead.note)})` : '';
    const text = clean(teller, spellStop(instead, teller.spell));
    return [{ label: 'instead', value: [{ role: 'command', text }, note], whole: true }];
  }
  if (reason === 'hidden' && teller.asRoot !== undefined) {
    return [{ label: 'as root', value: [{ role: 'command', text: teller.asRoot }], whole: true }];
  }
  const [process] = processes;
  if (process === undefined || !FORCEABLE.includes(reason)) return [];
  const args = ['kill', `pid:${process.pid}`, '--force'];
  const text = reason === 'other-user' ? teller.spellAsRoot(args) : teller.spell(args);
  return [{ label: 'even so', value: [{ role: 'command', text }], whole: true }];
}
