import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import vm from 'node:vm';

const loaded = new Map<string, unknown>();

/**
 * `require` of a large CommonJS file by the code cache that the build left beside it, which spares compiling it at
 * every start. V8 itself refuses a cache that another version of it made, and then compiles the file as usual.
 */
export function requireCached(path: string): unknown {
  if (!loaded.has(path)) loaded.set(path, load(path));
  return loaded.get(path);
}

function load(path: string): unknown {
  const source = readFileSync(path, 'latin1');
  const cachedData = readCache(`${path}.cache`);
  const wrapper = `(function(exports,require,module,__filename,__dirname){${source}\n})`;
  const script = new vm.Script(wrapper, { filename: path, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(path), module, path, dirname(path));
  return module.exports;
}

function readCache(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined; // built without one
  }
}
