import type { Host } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { remedyOf } from './gaps.ts';
import type { HostOptions } from './host-options.ts';
import { userWhoAsks } from './is-mine.ts';
import { replayContext } from './replay-context.ts';
import { spellCommand } from './self-command.ts';
import { sampleContext } from './testing/sample-context.ts';
import { sampleHost } from './testing/sample-host.ts';

const TAKEN_AT_MS = 1_600_000_000_000;

async function replay(from: string, reader: { uid?: number; callerUid?: number; home?: string }, env = {}) {
  const { uid, callerUid = uid, home } = reader;
  const recording = { takenAtMs: TAKEN_AT_MS, redacted: true, reader: { version: '0', uid, callerUid, home } };
  const host: Host = { ...sampleHost({}), recording };
  const { context } = sampleContext({ args: ['list', '--from', from], host, env });
  const opened: HostOptions[] = [];
  const openHost = async (options: HostOptions) => {
    opened.push(options);
    return host;
  };
  return { host, opened, context: await replayContext(from, { ...context, openHost }, (name) => name === 'who') };
}

describe('the context of a recording', () => {
  it('speaks as who recorded it, then', async () => {
    const { context } = await replay('a.ndjson', { uid: 7, home: '/home/bea' });
    expect([context.uid, context.home, context.nowMs()]).toEqual([7, '/home/bea', TAKEN_AT_MS]);
    expect(userWhoAsks(context)).toBe(7);
  });

  it('knows who called sudo then, and forgets who did now', async () => {
    expect(userWhoAsks((await replay('a', { uid: 0, callerUid: 1000 }, { SUDO_UID: '5' })).context)).toBe(1000);
    expect(userWhoAsks((await replay('a', { uid: 0 }, { SUDO_UID: '5' })).context)).toBe(0);
  });

  it('opens the recording once, and never the machine', async () => {
    const { context, host, opened } = await replay('a.ndjson', { uid: 7 });
    expect(await context.openHost?.({})).toBe(host);
    expect(opened).toEqual([{ from: 'a.ndjson' }]);
    expect((await replay('-', { uid: 7 })).opened).toEqual([{ from: '/dev/stdin' }]);
  });

  it('knows no remedy: neither more rights nor a second look change what was recorded', async () => {
    const { context } = await replay('a.ndjson', { uid: 7 });
    const gap = { what: 'owner', reason: 'permission', count: 1, detail: 'x' } as const;
    for (const remedy of ['root', 'again', 'install-koffi', 'newer-kernel'] as const) {
      expect(remedyOf({ ...gap, remedy }, context)).toBeNull();
    }
  });

  it('has the next commands read it too, where they can', async () => {
    const { self } = (await replay('my file.ndjson', { uid: 7 })).context;
    expect(spellCommand(self, ['who', '3000'])).toBe("porthole who 3000 --from 'my file.ndjson'");
    expect(spellCommand(self, ['--help'])).toBe('porthole --help');
    expect(spellCommand(self, ['help', 'list'])).toBe('porthole help list');
  });
});
