import type { Owner, ProcessOwner } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { ownerIdentity } from './owner-identity.ts';
import { fitPids, leadingHolder, ownerCommand, ownerName, ownerPids, ownerRole, ownerUser } from './owner-text.ts';
import { heldBy, sampleHolder, sampleSocket } from './sample-sockets.ts';

const OWNERLESS: [Owner, string][] = [
  [{ kind: 'kernel' }, '(kernel)'],
  [{ kind: 'none', reason: 'time-wait' }, '(time-wait)'],
  [{ kind: 'none', reason: 'orphan' }, '(orphan)'],
  [{ kind: 'none', reason: 'not-accepted' }, '(not accepted)'],
  [{ kind: 'none', reason: 'syn-received' }, '(syn-received)'],
  [{ kind: 'hidden', reason: 'permission' }, '(no permission)'],
  [{ kind: 'hidden', reason: 'namespace' }, '(other namespace)'],
  [{ kind: 'hidden', reason: 'gone' }, '(gone)'],
  [{ kind: 'hidden', reason: 'unseen' }, '(unseen)'],
];

function group(primary: number | undefined, ...pids: number[]): ProcessOwner {
  const holders = pids.map((pid) => sampleHolder(pid, `worker-${pid}`));
  return { kind: 'process', holders, primary, complete: true };
}

describe('the words for an owner', () => {
  it.each(OWNERLESS)('%j is %s', (owner, words) => {
    expect(ownerName(owner)).toBe(words);
    expect(ownerPids(owner, false)).toBe('-');
    expect(ownerCommand(owner)).toBe('-');
    expect(ownerRole(owner)).toBe(owner.kind === 'hidden' ? 'warning' : 'muted');
  });

  it('leads with the primary holder, else with the first', () => {
    const many = group(1204, 1201, 1202, 1203, 1204, 1205);
    expect(leadingHolder(many)?.pid).toBe(1204);
    expect(ownerName(many)).toBe('worker-1204');
    expect(ownerPids(many, false)).toBe('1204,1201,1202 +2');
    expect(ownerPids(many, true)).toBe('1204,1201,1202,1203,1205');
    expect(ownerPids(group(undefined, 7, 8), false)).toBe('7,8');
    expect(ownerName(group(undefined, 7, 8))).toBe('worker-7');
  });

  it('leaves out pids rather than cut one in two', () => {
    const many = group(undefined, 1201, 1202, 1203, 1204);
    expect([17, 16, 12, 11, 4].map((width) => fitPids(many, width))).toEqual([
      '1201,1202,1203 +1',
      '1201,1202 +2',
      '1201,1202 +2',
      '1201 +3',
      '1201 +3',
    ]);
  });

  it('says of a process what is known of it', () => {
    const bare = { startId: undefined, user: undefined, uid: undefined, command: undefined };
    const ended = heldBy({ ...sampleHolder(5, ''), ...bare, name: undefined });
    expect([ownerName(ended), ownerCommand(ended), ownerUser(sampleSocket({ owner: ended }))]).toEqual(['?', '?', '?']);
    const thread = heldBy(sampleHolder(6, 'nfsd', { command: [], user: undefined, uid: 0 }));
    expect([ownerCommand(thread), ownerUser(sampleSocket({ owner: thread }))]).toEqual(['[nfsd]', '0']);
    expect(ownerName(heldBy(sampleHolder(7, '')))).toBe('(no name)');
    expect(ownerCommand(heldBy(sampleHolder(8, 'node', { command: ['node', 'a b.js'] })))).toBe('node a b.js');
  });

  it('falls back on the user who made the socket', () => {
    const hidden = { kind: 'hidden', reason: 'permission' } as const;
    expect(ownerUser(sampleSocket({ owner: hidden, uid: 113, user: 'postgres' }))).toBe('postgres');
    expect(ownerUser(sampleSocket({ owner: hidden, uid: 113, user: undefined }))).toBe('113');
    expect(ownerUser(sampleSocket({ owner: hidden, uid: undefined, user: undefined }))).toBe('?');
    const none = { kind: 'none', reason: 'time-wait' } as const;
    expect(ownerUser(sampleSocket({ owner: none, uid: undefined, user: undefined }))).toBe('-');
  });
});

describe('ownerIdentity', () => {
  it('is the same for equal owners and different for others', () => {
    const owners: Owner[] = [
      ...OWNERLESS.map(([owner]) => owner),
      group(1, 1),
      group(1, 1, 2),
      group(undefined, 2, 3),
      group(12, 12),
    ];
    const sockets = owners.flatMap((owner) => [undefined, 0, 1, 1000].map((uid) => sampleSocket({ owner, uid })));
    const copies = structuredClone(sockets);
    const identities = sockets.map(ownerIdentity);
    expect(copies.map(ownerIdentity)).toEqual(identities);
    expect(new Set(identities).size).toBe(OWNERLESS.length * 4 + 4);
  });
});
