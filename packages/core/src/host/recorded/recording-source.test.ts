import { describe, expect, it } from 'vitest';
import { type FakeParts, fakeLinuxSource, systemFailure } from '../linux/testing/fake-linux-source.ts';
import { doneMessage, netlinkMessage } from '../linux/testing/netlink-reply.ts';
import { ReadingLog } from './recording-log.ts';
import { RecordingLinuxSource } from './recording-source.ts';

const HEADER = {
  facts: { takenAtMs: 0, redacted: true, reader: { version: '1', uid: 0, callerUid: 0, home: undefined } },
  host: { name: 'x', os: 'linux', bootId: undefined },
  owners: undefined,
} as const;

function open(parts: FakeParts) {
  const log = new ReadingLog();
  const source = new RecordingLinuxSource(fakeLinuxSource(parts), log, { withArguments: false });
  return { source, lines: () => [...log.lines(HEADER)].slice(1, -1) };
}

describe('what is written down', () => {
  it('is what was read first, and stays so', () => {
    const files: Record<string, string> = { '/a': 'one' };
    const { source, lines } = open({ files });
    source.file('/a');
    files['/a'] = 'two';
    expect(Buffer.from(source.file('/a')).toString()).toBe('one');
    expect(lines()).toEqual(['{"read":"file","of":"/a","text":"one"}\n']);
  });

  it('is what was read of a second look too', () => {
    const files: Record<string, string> = { '/a': 'one' };
    const { source, lines } = open({ files });
    source.file('/a');
    files['/a'] = 'two';
    expect(Buffer.from(source.again().again().file('/a')).toString()).toBe('two');
    expect(lines()[1]).toBe('{"read":"file","of":"/a","look":2,"text":"two"}\n');
  });

  it('has failures', () => {
    const { source, lines } = open({ links: { '/l': systemFailure('EACCES') } });
    for (let time = 0; time < 2; time++) expect(() => source.link('/l')).toThrow('EACCES');
    expect(lines()).toEqual(['{"read":"link","of":"/l","error":"EACCES"}\n']);
  });

  it('has no bug as a failure', () => {
    const { source, lines } = open({ links: { '/l': new TypeError('a bug') } });
    expect(() => source.link('/l')).toThrow('a bug');
    expect(lines()).toEqual([]);
  });

  it('is the longest of what was asked for of a file', () => {
    const { source, lines } = open({ files: { '/a': 'abcdef' } });
    expect(source.file('/a', 3)).toHaveLength(3);
    expect(source.file('/a', 2)).toHaveLength(2);
    expect(source.file('/a', 5)).toHaveLength(5);
    expect(source.smallFile('/a')).toHaveLength(6);
    expect(source.file('/a', 4)).toHaveLength(4);
    expect(lines()).toEqual(['{"read":"file","of":"/a","text":"abcdef"}\n']);
  });

  it('is the dump that was whole at last', () => {
    const INTERRUPTED = 0x10;
    let asked = 0;
    const { source } = open({
      sockDiag: () => {
        asked++;
        if (asked === 1) throw systemFailure('ENOBUFS');
        return Buffer.concat([netlinkMessage(20, asked === 2 ? INTERRUPTED : 0, Buffer.alloc(4)), doneMessage()]);
      },
    });
    const request = new Uint8Array(72);
    expect(() => source.sockDiag(request)).toThrow('ENOBUFS');
    source.sockDiag(request);
    source.sockDiag(request);
    source.sockDiag(request);
    expect(asked).toBe(3);
  });

  it('is never an environment', () => {
    const { source, lines } = open({ files: { '/proc/7/environ': 'KEY=secret' } });
    for (const path of ['/proc/7/environ', '/proc/7/task/8/environ']) {
      expect(() => source.file(path)).toThrow('not recorded');
      expect(() => source.smallFile(path)).toThrow('not recorded');
    }
    expect(lines()).toEqual([]);
  });
});
