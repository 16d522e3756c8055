import { describe, expect, it } from 'vitest';
import { LinuxReadings } from './linux-readings.ts';
import type { Outcome, Reading } from './reading.ts';

const value = (read: string, given: unknown, of = ''): Reading => ({
  read,
  of,
  look: 1,
  outcome: { kind: 'value', value: given },
});
const bytes = (read: string, of: string, ...words: number[]): Reading => {
  return { read, of, look: 1, outcome: { kind: 'bytes', bytes: new Uint8Array(Int32Array.from(words).buffer) } };
};
const ALWAYS = [
  value('native', true),
  value('nowMs', 1),
  value('hostName', 'x'),
  value('interfaces', []),
  value('folder', [], '/proc'),
];
const open = (...readings: readonly Reading[]) => new LinuxReadings([...ALWAYS, ...readings], 'x');

const WALK = { records: '', uids: null, denied: 0, gone: 0, unsureThreads: 0 };
const records = (...words: number[]) => Buffer.from(Int32Array.from(words).buffer).toString('base64');

describe('a reading that no Linux can have given', () => {
  it.each<[string, Reading]>([
    ['a user that there cannot be', value('fileOwner', 2 ** 32, '/proc/1')],
    ['a user below 0', value('fileOwner', -1, '/proc/1')],
    ['a moment beyond dates', value('nowMs', 9e15)],
    ['a link that is no text', value('link', 7, '/l')],
    ['a folder with a number', value('folder', ['a', 7], '/f')],
    ['an interface without an address', value('interfaces', [{ name: 'lo', loopback: true }])],
    ['no interface', value('interfaces', [null])],
    ['a file that is a value', value('file', 'text', '/f')],
    ['a link that is bytes', bytes('link', '/l', 1)],
    ['a walk that is nothing', value('walkDescriptors', null, 'ffi')],
    ['a walk without counts', value('walkDescriptors', { records: '' }, 'ffi')],
    ['a walk of half a record', value('walkDescriptors', { ...WALK, records: records(1, 2) }, 'ffi')],
    ['a walk over process 0', value('walkDescriptors', { ...WALK, records: records(0, 3, 100) }, 'ffi')],
    [
      'a walk over too high a process',
      value('walkDescriptors', { ...WALK, records: records(2 ** 22 + 1, 3, 100) }, 'ffi'),
    ],
    ['a walk over a descriptor below 0', value('walkDescriptors', { ...WALK, records: records(1, -3, 100) }, 'ffi')],
    ['a walk with a user of nobody', value('walkDescriptors', { ...WALK, uids: [[1]] }, 'ffi')],
    ['half a holder', bytes('bpfPass', 'holders 1 as-they-are', 1, 2)],
    ['a holder without a process', bytes('bpfPass', 'all-holders 1 as-they-are', 0, 2, 3)],
  ])('%s is refused', (_, reading) => {
    expect(() => open(reading)).toThrow(expect.objectContaining({ reason: 'malformed-data' }));
  });

  it.each(ALWAYS)('$read is always there', (missing) => {
    const failed: Outcome = { kind: 'error', code: 'ENOENT' };
    const others = ALWAYS.filter((each) => each !== missing);
    expect(() => new LinuxReadings(others, 'x')).toThrow('lacks a reading');
    expect(() => new LinuxReadings([...others, { ...missing, outcome: failed }], 'x')).toThrow('lacks a reading');
  });
});

describe('a reading', () => {
  it('is that of its look, else of the first', () => {
    const readings = open(
      value('link', 'one', '/l'),
      { ...value('link', 'two', '/l'), look: 2 },
      value('link', 'only', '/m'),
    );
    expect([1, 2].map((look) => readings.get({ read: 'link', of: '/l', look: look as 1 | 2 }))).toEqual(['one', 'two']);
    expect(readings.get({ read: 'link', of: '/m', look: 2 })).toBe('only');
  });

  it('of a later version is nothing to stumble over', () => {
    expect(() => open(value('toString', 1), value('registry', {}))).not.toThrow();
  });

  it('that is not there is unknown, and not absent', () => {
    expect(() => open().get({ read: 'link', of: '/l', look: 1 })).toThrow(expect.objectContaining({ code: 'ENODATA' }));
  });
});
