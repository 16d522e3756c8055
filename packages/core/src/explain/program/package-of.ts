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
  // Debian's packages are in /usr/share/nodejs instead.
  const debian = script.startsWith('/usr/share/nodejs/') ? 2 : -1;
  const root = Math.max(folders.lastIndexOf('node_modules'), folders[2] === 'share' ? debian + 1 : -1);
  if (root < 0) return undefined;
  const [scope, name] = folders.slice(root + 1);
  if (scope === undefined) return undefined;
  return scope.startsWith('@') && name !== undefined ? `${scope}/${name}` : scope;
}
