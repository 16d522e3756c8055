import { join } from 'node:path';

/**
 * Where the leases of a user are kept: below PORTHOLE_STATE, else XDG_STATE_HOME, else the home folder (XDG Base
 * Directory Specification). A path that is not absolute is passed over, as the specification says. `undefined` where
 * there is no such place.
 */
export function leaseFolderPath(
  env: Readonly<Record<string, string | undefined>>,
  home: string | undefined,
): string | undefined {
  const state = [
    env.PORTHOLE_STATE,
    env.XDG_STATE_HOME && join(env.XDG_STATE_HOME, 'porthole'),
    home && join(home, '.local', 'state', 'porthole'),
  ].find((path) => path?.startsWith('/'));
  return state === undefined ? undefined : join(state, 'leases');
}
