import { describe, expect, it } from 'vitest';
import { fakeLinuxSource, systemFailure } from './testing/fake-linux-source.ts';
import { Users } from './users.ts';

const PASSWD = `root:x:0:0:root:/root:/bin/bash
toor:x:0:0:second name:/root:/bin/sh
ana:x:1000:1000:Ana,,,:/home/ana:/bin/zsh
+::::::

# a comment
broken
nobody:x:65534:65534::/:/usr/sbin/nologin
last:x:4294967294:1::/:/bin/sh`;

const usersOf = (content: string | Error) => new Users(fakeLinuxSource({ files: { '/etc/passwd': content } }));

describe('a user', () => {
  it.each([
    ['by its id', 1000, 'ana'],
    ['by the first of two names, as getpwuid(3)', 0, 'root'],
    ['on the last line without an end', 4_294_967_294, 'last'],
    ['that is not there', 1001, undefined],
  ])('%s', (_, uid, name) => {
    expect(usersOf(PASSWD).nameOf(uid)).toBe(name);
  });

  it('has no name where there is no user table', () => {
    expect(usersOf(systemFailure('ENOENT')).nameOf(0)).toBeUndefined();
  });

  it('is looked up in a table that is read once', () => {
    let reads = 0;
    const users = new Users({
      file() {
        reads++;
        return Buffer.from(PASSWD);
      },
    });
    expect([users.nameOf(0), users.nameOf(1000), users.nameOf(5), reads]).toEqual(['root', 'ana', undefined, 1]);
  });
});
