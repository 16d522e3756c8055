/**
 * The npm package that a script lies in, or the command of one that it is:
 * `/x/node_modules/@angular/cli/bin/ng.js` is `@angular/cli`, `/x/node_modules/.bin/vite` is `vite`, and so is Deno's
 * `npm:vite@5`. `undefined` for a script outside of any package, whatever it is called.
 */
export function packageOf(script: string): string | undefined {
  const specifier = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)/.exec(script)?.[1];
  if (specifier !== undefined) return specifier;
  const folders = script.split('/');
  const file = folders.pop();
  if (folders.at(-1) === '.bin') return file;
  const root = folders.lastIndexOf('node_modules');
  const [scope, name] = root >= 0 ? folders.slice(root + 1) : debianPackage(script);
  return scope?.startsWith('@') && name !== undefined ? `${scope}/${name}` : scope;
}

/** Debian puts packages elsewhere: `/usr/share/nodejs/npm/bin/npm-cli.js`. */
function debianPackage(script: string): readonly string[] {
  const root = '/usr/share/nodejs/';
  return script.startsWith(root) ? script.slice(root.length).split('/').slice(0, -1) : [];
}
