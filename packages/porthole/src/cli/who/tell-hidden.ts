import type { HiddenReason, NoOwnerReason, Owner } from '@porthole/core';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import { countWaiting, findClients } from './find-clients.ts';
import type { OwnerGroup } from './owner-groups.ts';
import { connectionsOf, type PortStory } from './port-story.ts';
import { clientsRow } from './tell-clients.ts';
import { socketRows } from './tell-sockets.ts';
import { usualRow } from './tell-usual.ts';
import { clean, type Teller } from './teller.ts';

export type UnseenGroup = OwnerGroup & { readonly owner: Extract<Owner, { kind: 'hidden' | 'none' }> };

const REASONS: Readonly<Record<HiddenReason | NoOwnerReason, string>> = {
  permission: 'only its own user and root may see which process it is',
  namespace: 'its process is in a namespace that cannot be looked into from here',
  gone: 'its process ended, or let go of it, while it was looked for',
  unseen: 'every process was looked at, and none has it: the kernel may, or a descriptor on its way',
  'time-wait': 'closed, and kept by the system for a while',
  orphan: 'no process has it any more: the system is closing it',
  'not-accepted': 'no process has accepted it yet',
  'syn-received': 'it is still being opened',
};

/** In a container or a sandbox root has not all of its rights. */
const CLOSED_TO_ROOT = 'there are processes that not even root may look into from here, and one of them has it';

/** Something is there, but its process is not to be seen. */
export function tellHidden(story: PortStory, group: UnseenGroup, teller: Teller): string[] {
  const { dot } = teller.style.symbols;
  const whose =
    group.owner.kind === 'hidden' && group.owner.reason === 'permission'
      ? ', but not by a process you may look into'
      : ', but no process can be named';
  const connections = connectionsOf(story);
  const clients = findClients(connections, story.snapshot.sockets);
  const rows: LabelledRow[] = [
    ...socketRows(group.sockets, teller),
    ...usualRow(story),
    ...reasonRows(group, teller),
    ...(connections.length === 0 ? [] : [clientsRow(clients, countWaiting(connections), teller)]),
    ...remedyRows(group.owner.reason, teller),
  ];
  const headline = [{ role: 'answer' as const, text: `${dot} ${clean(teller, story.subject)}` }, ` is taken${whose}`];
  return [...printHeadline(headline, teller), '', ...printLabelled(rows, teller)];
}

/** Who made the socket, why its process is not to be seen, and what would show it. */
export function hiddenRows(group: UnseenGroup, teller: Teller): LabelledRow[] {
  return [...reasonRows(group, teller), ...remedyRows(group.owner.reason, teller)];
}

function reasonRows({ owner, sockets }: UnseenGroup, teller: Teller): LabelledRow[] {
  const [{ uid, user }] = sockets;
  const by = user === undefined ? '' : `user ${clean(teller, user)} `;
  return [
    ...(uid === undefined ? [] : [{ label: 'made by', value: [`${by}(uid ${uid})`] }]),
    {
      label: 'why',
      value: [owner.reason === 'permission' && teller.uid === 0 ? CLOSED_TO_ROOT : REASONS[owner.reason]],
    },
  ];
}

function remedyRows(reason: HiddenReason | NoOwnerReason, teller: Teller): LabelledRow[] {
  if (reason !== 'permission' || teller.asRoot === undefined) return [];
  return [{ label: 'to see it', value: [{ role: 'command', text: teller.asRoot }], whole: true }];
}
