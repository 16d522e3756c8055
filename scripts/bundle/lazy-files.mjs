// Cuts a program apart at its dynamic imports: each module that is loaded so becomes a file of its own, with all it needs.
import path from 'node:path';

/** @param {RegExp} small modules that stay where they are, since they cost less than loading a file */
export function lazyFiles(small) {
  /** The source of each file by its name. @type {Map<string, string>} */
  const files = new Map();

  /** @type {import('esbuild').Plugin} */
  const plugin = {
    name: 'lazy-files',
    setup(build) {
      build.onResolve({ filter: /.*/, namespace: 'lazy' }, ({ path: name }) => ({ path: name, external: true }));
      build.onResolve({ filter: /.*/ }, async ({ path: wanted, kind, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === 'resolving') return undefined;
        const resolved = await build.resolve(wanted, { kind, resolveDir, pluginData: 'resolving' });
        if (resolved.external || resolved.errors.length > 0 || small.test(resolved.path)) return resolved;
        const name = path.basename(resolved.path).replace(/(\.run)?\.ts$/, '');
        const known = files.get(name);
        if (known !== undefined && known !== resolved.path) {
          return { errors: [{ text: `${known} and ${resolved.path} would be one file` }] };
        }
        files.set(name, resolved.path);
        return { path: name, namespace: 'lazy' };
      });
      build.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path: name }) => ({
        contents: `module.exports = require('./${name}');`,
      }));
    },
  };

  return { plugin, files };
}
