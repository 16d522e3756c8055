import { type DamagedLease, type Host, isFree, type LeaseInUse, type Protocol, readLeases } from '@porthole/core';
import type { FreeVerdict } from '../../contract/index.ts';
import { leadingHolder } from '../../view/owner-text.ts';
import type { Context } from '../context.ts';
import { spellCommand } from '../self-command.ts';
import { collectFacts } from '../who/collect-facts.ts';
import type { FactsByPid } from '../who/facts-by-pid.ts';
import { groupByOwner } from '../who/owner-groups.ts';
import { leasesOf } from './leases-of.ts';
import { projectOf } from './project-of.ts';

/** All that is told about one port that somebody would like to have. */
export interface FreeStory {
  readonly verdict: FreeVerdict;
  /** Of the leading process of each holder. */
  readonly facts: FactsByPid;
  readonly damaged: readonly DamagedLease[];
}

/** Can the port be had, and if not, who has it? */
export async function askFree(
  host: Host,
  { port, protocol }: { readonly port: number; readonly protocol: Protocol },
  context: Context,
): Promise<FreeStory> {
  const answer = await isFree(host, port, { protocol });
  const leaders = groupByOwner([...answer.holders, ...answer.others]).flatMap(({ owner }) => {
    const leader = owner.kind === 'process' ? leadingHolder(owner) : undefined;
    return leader === undefined ? [] : [leader];
  });
  const folder = leasesOf(context);
  const list = folder === undefined ? undefined : await readLeases(host, folder, { nowMs: context.nowMs });
  const target = protocol === 'udp' ? `udp:${port}` : String(port);
  const killable = answer.holders.some(({ owner }) => owner.kind === 'process' || owner.kind === 'hidden');
  return {
    verdict: {
      ...answer,
      keptFor: await foreignLease(
        host,
        list?.leases.find((each) => each.port === port),
        context,
      ),
      remedy: killable ? spellCommand(context.self, ['kill', target]) : undefined,
    },
    facts: await collectFacts(host, leaders),
    damaged: list?.damaged ?? [],
  };
}

/** What is kept for the one who asks is in nobody's way: for its shell, or for its project. */
async function foreignLease(
  host: Host,
  kept: LeaseInUse | undefined,
  context: Context,
): Promise<LeaseInUse | undefined> {
  if (kept?.lease === undefined) return kept;
  const { kind, owner, project } = kept.lease;
  if (kind === 'project') return project === (await projectOf(host, context)) ? undefined : kept;
  return owner?.pid === context.parentPid ? undefined : kept;
}
