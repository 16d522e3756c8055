import { baseName } from './base-name.ts';
import type { Script } from './find-script.ts';
import { packageOf } from './package-of.ts';
import type { Runtime } from './runtime.ts';

const LOADERS = new Set([
  'tsx',
  'ts-node',
  'ts-node-esm',
  'ts-node-dev',
  'vite-node',
  'esno',
  '@babel/node',
  'babel-node',
]);

/** Steps over what only loads another program: `bundle exec puma` is puma, `ts-node server.ts` is server.ts. */
export function skipLoader(runtime: Runtime, script: Script): Script {
  if (script.kind !== 'file') return script;
  const [first = '', ...rest] = script.rest;
  if (runtime.prefix === 'rb' && baseName(script.name) === 'bundle' && first === 'exec') {
    const [name = '', ...own] = rest;
    return name === '' ? script : { kind: 'file', name: name.includes('/') ? name : `bin/${name}`, rest: own };
  }
  if (runtime.prefix !== 'npm' || !LOADERS.has(packageOf(script.name) ?? '')) return script;
  const [name = '', ...own] = first === 'watch' ? rest : script.rest;
  return name === '' || name.startsWith('-') ? script : { kind: 'file', name, rest: own };
}
