// Splits a program in two at its dynamic imports: the first file has each replaced by a call into the second one.
import path from 'node:path';

/**
 * @param {string} root the folder that names in the bundle are relative to
 * @param {RegExp} small modules that stay in the first file, since they cost less than loading the second
 */
export function lazyModules(root, small) {
  /** @type {string[]} */
  const found = [];

  /** @type {import('esbuild').Plugin} */
  const plugin = {
    name: 'lazy-modules',
    setup(build) {
      build.onResolve({ filter: /^\.\/commands$/, namespace: 'lazy' }, ({ path: name }) => ({
        path: name,
        external: true,
      }));
      build.onResolve({ filter: /.*/ }, async ({ path: wanted, kind, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === 'resolving') return undefined;
        const resolved = await build.resolve(wanted, { kind, resolveDir, pluginData: 'resolving' });
        if (resolved.external || resolved.errors.length > 0 || small.test(resolved.path)) return resolved;
        if (!found.includes(resolved.path)) found.push(resolved.path);
        // The bundle must not tell where it was built.
        return { path: path.relative(root, resolved.path), namespace: 'lazy' };
      });
      build.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path: name }) => ({
        contents: `module.exports = require('./commands').load(${found.indexOf(path.join(root, name))});`,
        resolveDir: path.dirname(path.join(root, name)),
      }));
    },
  };

  /** The source of the second file, once the first one is built: each module by its number, evaluated when asked for. */
  const entry = (/** @type {string} */ resolveDir) => ({
    contents: `exports.load = (number) => { switch (number) {
      ${found.map((file, number) => `case ${number}: return require(${JSON.stringify(file)});`).join('\n')}
    } };`,
    resolveDir,
  });

  return { plugin, entry };
}
