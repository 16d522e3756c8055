import { type Host, openHost } from '@porthole/core';
import type { Context } from './context.ts';
import { readHostOptions } from './host-options.ts';
import { problemError } from './problem-error.ts';

/** Opens the machine for as long as the work takes. */
export async function withHost<Result>(context: Context, work: (host: Host) => Promise<Result>): Promise<Result> {
  const options = readHostOptions(context.env);
  if ('message' in options) throw problemError(options, context.self);
  const host = await (context.openHost ?? openHost)(options);
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}
