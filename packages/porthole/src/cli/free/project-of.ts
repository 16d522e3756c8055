import type { Host } from '@porthole/core';
import type { Context } from '../context.ts';

/** The folder of the project that the user is in, without symbolic links; the working folder where it is in none. */
export async function projectOf(host: Pick<Host, 'project'>, { self }: Pick<Context, 'self'>): Promise<string> {
  const here = self.realPath(self.folder) ?? self.folder;
  return (await host.project(here))?.folder ?? here;
}
