import { describe, expect, it } from 'vitest';
import { JAVA_PROGRAMS } from './java-programs.ts';
import { NATIVE_PROGRAMS } from './native-programs.ts';
import { NODE_TOOLS } from './node-tools.ts';
import { SCRIPTED_SERVERS } from './scripted-servers.ts';
import { SPECIAL_PROGRAMS } from './special-programs.ts';
import { rulesOf } from './what-rules.ts';

const RULES = [...SPECIAL_PROGRAMS, ...NODE_TOOLS, ...SCRIPTED_SERVERS, ...JAVA_PROGRAMS];
const NATIVE_NAMES = NATIVE_PROGRAMS.flatMap(([, , ...names]) => names);

describe('the rules', () => {
  it('name every compiled program once', () => {
    expect(NATIVE_NAMES.filter((name, index) => NATIVE_NAMES.indexOf(name) !== index)).toEqual([]);
    expect(NATIVE_NAMES.filter((name) => SPECIAL_PROGRAMS.some((rule) => rule.is.includes(`exe:${name}`)))).toEqual([]);
  });

  it('can all be reached: none stands behind one that always fits', () => {
    const identities = new Set(RULES.flatMap((rule) => rule.is));
    const hidden = [...identities].filter((identity) => {
      const always = rulesOf(identity).findIndex(
        ({ words, argument, path }) => words === undefined && argument === undefined && path === undefined,
      );
      return always >= 0 && always < rulesOf(identity).length - 1;
    });
    expect(hidden).toEqual([]);
  });

  it('use identities that programs have', () => {
    const odd = RULES.flatMap((rule) => rule.is).filter(
      (id) => !/^(exe|file|busybox|npm|title|py|rb|php|pl|java|jar):./.test(id),
    );
    expect(odd).toEqual([]);
  });

  it('know nothing of names that every object has', () => {
    expect(['__proto__', 'constructor', 'exe:', ''].flatMap((name) => rulesOf(name))).toEqual([]);
  });
});
