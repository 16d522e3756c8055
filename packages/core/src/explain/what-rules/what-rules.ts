import type { WhatRule } from '../what-rule.ts';
import { JAVA_PROGRAMS } from './java-programs.ts';
import { NATIVE_PROGRAMS } from './native-programs.ts';
import { NODE_TOOLS } from './node-tools.ts';
import { SCRIPTED_SERVERS } from './scripted-servers.ts';
import { SPECIAL_PROGRAMS } from './special-programs.ts';

/**
 * All that is known of programs of this identity, in the order in which it is to be tried. The lists are searched: an
 * index would be dearer to make than the few searches of a run.
 */
export function rulesOf(identity: string): readonly WhatRule[] {
  const native = identity.startsWith('exe:') ? nativeRules(identity.slice('exe:'.length)) : [];
  return [...rulesIn(SPECIAL_PROGRAMS, identity), ...native, ...LISTS.flatMap((list) => rulesIn(list, identity))];
}

function rulesIn(list: readonly WhatRule[], identity: string): readonly WhatRule[] {
  return list.filter((rule) => rule.is.includes(identity));
}

const LISTS: readonly (readonly WhatRule[])[] = [NODE_TOOLS, SCRIPTED_SERVERS, JAVA_PROGRAMS];

/** A row begins with its kind and label, and a program may be called like one of these. */
function nativeRules(name: string): WhatRule[] {
  return NATIVE_PROGRAMS.filter((row) => row.includes(name, 2)).map(([kind, label, ...names]) => ({
    is: names.map((each) => `exe:${each}`),
    label,
    kind,
  }));
}
