import { baseName } from './base-name.ts';
import type { Script } from './find-script.ts';
import { packageOf } from './package-of.ts';
import type { Runtime } from './runtime.ts';

/** Those that start the program as a process of its own (tsx) are not among them: there it is found by itself. */
const LOADERS = new Set(['ts-node', 'ts-node-esm', 'vite-node']);

/** Steps over what only loads another program: `bundle exec puma` is puma, `ts-node server.ts` is server.ts. */
export function skipLoader(runtime: Runtime, script: Script): Script {
  if (script.kind !== 'file') return script;
  const [first = '', ...rest] = script.rest;
  if (runtime.prefix === 'rb' && baseName(script.name) === 'bundle' && first === 'exec') {
    const [name = '', ...own] = rest;
    return name === '' ? script : { kind: 'file', name: name.includes('/') ? name : `bin/${name}`, rest: own };
  }
  if (runtime.prefix !== 'npm' || !LOADERS.has(packageOf(script.name) ?? '')) return script;
  return first === '' || first.startsWith('-') ? script : { kind: 'file', name: first, rest };
}
