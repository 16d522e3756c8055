import type { WhatRule } from '../what-rule.ts';
import { JAVA_PROGRAMS } from './java-programs.ts';
import { NATIVE_PROGRAMS } from './native-programs.ts';
import { NODE_TOOLS } from './node-tools.ts';
import { SCRIPTED_SERVERS } from './scripted-servers.ts';
import { SPECIAL_PROGRAMS } from './special-programs.ts';

/** Made when the first program is to be recognised. */
let rules: ReadonlyMap<string, readonly WhatRule[]> | undefined;

function allRules(): ReadonlyMap<string, readonly WhatRule[]> {
  rules ??= byIdentity([
    ...SPECIAL_PROGRAMS,
    ...NATIVE_PROGRAMS.map(([kind, label, ...names]) => ({ is: names.map((name) => `exe:${name}`), label, kind })),
    ...NODE_TOOLS,
    ...SCRIPTED_SERVERS,
    ...JAVA_PROGRAMS,
  ]);
  return rules;
}

/** All that is known of programs of this identity, in the order in which it is to be tried. */
export function rulesOf(identity: string): readonly WhatRule[] {
  return allRules().get(identity) ?? NO_RULES;
}

const NO_RULES: readonly WhatRule[] = [];

function byIdentity(rules: readonly WhatRule[]): Map<string, WhatRule[]> {
  const map = new Map<string, WhatRule[]>();
  for (const rule of rules) {
    for (const identity of rule.is) {
      const known = map.get(identity);
      if (known === undefined) map.set(identity, [rule]);
      else known.push(rule);
    }
  }
  return map;
}
