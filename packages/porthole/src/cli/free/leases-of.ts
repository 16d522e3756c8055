import { leaseFolderPath } from '@porthole/core';
import type { Context } from '../context.ts';

/** The folder of this user's leases; `undefined` where there is no place for it. */
export function leasesOf({ env, home }: Pick<Context, 'env' | 'home'>): string | undefined {
  return leaseFolderPath(env, home);
}
