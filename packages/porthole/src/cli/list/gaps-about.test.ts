import type { Gap } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { gapsAbout } from './gaps-about.ts';

const OWNERS: Gap = { what: 'owner', reason: 'permission', count: 7, detail: 'held by others', remedy: 'root' };
const THREADS: Gap = { what: 'holder', reason: 'unsupported', count: 1, detail: 'threads', remedy: undefined };
const hidden = sampleSocket({ owner: { kind: 'hidden', reason: 'permission' } });
const held = sampleSocket({ owner: heldBy(sampleHolder(1, 'one')) });

describe('gapsAbout', () => {
  it('counts hidden owners of the sockets shown only', () => {
    const found = gapsAbout([OWNERS, THREADS], [hidden, held, hidden], { asksForOwners: false });
    expect(found).toEqual([{ ...OWNERS, count: 2 }, THREADS]);
  });

  it('says nothing of hidden owners where none is shown', () => {
    expect(gapsAbout([OWNERS, THREADS], [held], { asksForOwners: false })).toEqual([THREADS]);
  });

  it('keeps all where the filter asks for owners', () => {
    expect(gapsAbout([OWNERS, THREADS], [], { asksForOwners: true })).toEqual([OWNERS, THREADS]);
  });
});
