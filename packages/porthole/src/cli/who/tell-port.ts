import { groupByOwner, type OwnerGroup } from './owner-groups.ts';
import { connectionsOf, listenersOf, type PortStory } from './port-story.ts';
import { tellConnectionEnd } from './tell-connection-end.ts';
import { tellFree } from './tell-free.ts';
import { tellHidden } from './tell-hidden.ts';
import { tellKernel } from './tell-kernel.ts';
import { tellLingering } from './tell-lingering.ts';
import { tellSeveral } from './tell-several.ts';
import { tellTaken } from './tell-taken.ts';
import type { Teller } from './teller.ts';

/** The whole story of one port, as lines. */
export function tellPort(story: PortStory, teller: Teller): string[] {
  const groups = groupByOwner(listenersOf(story));
  const [only, ...others] = groups;
  if (only === undefined) return tellWithoutListener(story, teller);
  return others.length === 0 ? tellOneOwner(story, only, teller) : tellSeveral(story, groups, teller);
}

function tellOneOwner(story: PortStory, group: OwnerGroup, teller: Teller): string[] {
  const { owner } = group;
  if (owner.kind === 'process') return tellTaken(story, { ...group, owner }, teller);
  return owner.kind === 'kernel' ? tellKernel(story, teller) : tellHidden(story, { ...group, owner }, teller);
}

function tellWithoutListener(story: PortStory, teller: Teller): string[] {
  const connections = connectionsOf(story);
  if (connections.length === 0) return tellFree(story, teller);
  const owned = connections.filter((socket) => socket.owner.kind !== 'none');
  return owned.length === 0 ? tellLingering(story, teller) : tellConnectionEnd(story, owned, teller);
}
