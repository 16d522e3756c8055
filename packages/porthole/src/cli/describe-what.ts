import type { Identity } from './read-identity.ts';

/** `Vite dev server of ~/code/shop`; `undefined` where neither is known. Raw text. */
export function describeWhat(
  { what, project }: Pick<Identity, 'what' | 'project'>,
  home: string | undefined,
): string | undefined {
  const place = project === undefined ? undefined : shortenPath(project.folder, home);
  if (what === undefined) return place === undefined ? undefined : `in ${place}`;
  return place === undefined ? what.label : `${what.label} of ${place}`;
}

/** A path with the home folder as `~`. */
export function shortenPath(path: string, home: string | undefined): string {
  if (home === undefined || home === '' || home === '/') return path;
  return path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
