import type { Gap } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { printGaps, remedyOf } from './gaps.ts';

const SCRIPT = '/opt/porthole/bin/porthole.cjs';

function contextOf(uid: number, scriptPath = SCRIPT) {
  const self = { nodePath: '/usr/bin/node', scriptPath, folder: '/', env: {}, realPath: () => undefined };
  return { self, uid, args: ['list', '!port:22'] };
}

function gapOf(parts: Partial<Gap>): Gap {
  const detail = 'sockets held by processes that this user may not look into';
  return { what: 'owner', reason: 'permission', count: 4, detail, remedy: 'root', ...parts };
}

describe('remedyOf', () => {
  it('is the same command with more rights, for who can have more', () => {
    expect(remedyOf(gapOf({}), contextOf(1000))).toBe(`sudo /usr/bin/node ${SCRIPT} list '!port:22'`);
    expect(remedyOf(gapOf({}), contextOf(0))).toBeNull();
  });

  it('is the same command once more for what came too fast', () => {
    expect(remedyOf(gapOf({ remedy: 'again' }), contextOf(0))).toBe(`/usr/bin/node ${SCRIPT} list '!port:22'`);
  });

  it('installs koffi where the script finds it', () => {
    const gap = gapOf({ remedy: 'install-koffi' });
    expect(remedyOf(gap, contextOf(0))).toBe('npm install --no-save --prefix /opt/porthole koffi');
    expect(remedyOf(gap, contextOf(0, '/home/ana/shop/node_modules/porthole/bin/porthole.cjs'))).toBe(
      'npm install --no-save --prefix /home/ana/shop koffi',
    );
  });

  it('is none where nothing helps', () => {
    expect(remedyOf(gapOf({ remedy: undefined }), contextOf(1000))).toBeNull();
    expect(remedyOf(gapOf({ remedy: 'newer-kernel' }), contextOf(1000))).toBeNull();
  });
});

describe('printGaps', () => {
  it('says on one line each what is missing, how much, and what would show it', () => {
    const gaps = [
      gapOf({}),
      gapOf({ count: 1, remedy: undefined }),
      gapOf({ count: undefined, remedy: 'newer-kernel' }),
    ];
    const detail = 'sockets held by processes that this user may not look into';
    expect(printGaps(gaps, contextOf(1000)).split('\n')).toEqual([
      `porthole: Incomplete: ${detail} (4). To see it, run: sudo /usr/bin/node ${SCRIPT} list '!port:22'`,
      `porthole: Incomplete: ${detail}.`,
      `porthole: Incomplete: ${detail}. A newer kernel would show it.`,
      '',
    ]);
  });

  it('lets no control character through', () => {
    expect(printGaps([gapOf({ detail: 'a\x1b[31m\nb', remedy: undefined })], contextOf(0))).toBe(
      'porthole: Incomplete: a\\x1b[31m\\nb (4).\n',
    );
  });
});
