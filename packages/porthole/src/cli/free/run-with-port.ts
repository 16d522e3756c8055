import { type FreePort, type Host, isPortholeError } from '@porthole/core';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { decideLook } from '../look.ts';
import { quoteWord } from '../quote-word.ts';
import { makeTeller } from '../who/make-teller.ts';
import { askFree } from './ask-free.ts';
import type { PortRequest } from './free-request.ts';
import { takePorts } from './take-ports.ts';
import { tellFree } from './tell-free.ts';
import { tellProvisos } from './tell-provisos.ts';

/** As shells have it: the command was not found, or cannot be run, or a signal ended it. */
const NOT_FOUND = 127;
const NOT_RUNNABLE = 126;
const BY_SIGNAL = 128;

/** Runs a command with a port of its own in PORT, kept while it runs, and ends with its exit status. */
export async function runWithPort(
  host: Host,
  request: PortRequest & { readonly command: readonly string[] },
  flags: Call['flags'],
  context: Context,
): Promise<number> {
  const [taken] = await takeOrTell(host, request, flags, context);
  if (taken === undefined) return EXIT.nothing;
  if (taken.holders.length > 0) {
    await tellWhoHolds(host, { port: taken.port, protocol: taken.protocol }, flags, context);
    return EXIT.nothing;
  }
  context.err.write(await tellProvisos(host, [taken], context));
  try {
    const end = await context.runProgram(request.command, { PORT: String(taken.port) }, taken.keepFor);
    switch (end.kind) {
      case 'exited':
        return end.status;
      case 'killed':
        return BY_SIGNAL + end.signal;
      case 'failed':
        context.err.write(tellFailedStart(request.command[0] ?? '', end.code));
        return end.code === 'ENOENT' ? NOT_FOUND : NOT_RUNNABLE;
    }
  } finally {
    taken.release();
  }
}

/** Of a port that is asked for by its number it is told who has it. */
async function takeOrTell(
  host: Host,
  request: PortRequest,
  flags: Call['flags'],
  context: Context,
): Promise<readonly FreePort[]> {
  try {
    return await takePorts(host, request, context);
  } catch (error) {
    const { within, protocol } = request;
    const one = within !== undefined && within.first === within.last;
    if (!one || !isPortholeError(error) || error.reason !== 'not-found') throw error;
    await tellWhoHolds(host, { port: within.first, protocol }, flags, context);
    return [];
  }
}

async function tellWhoHolds(
  host: Host,
  port: Parameters<typeof askFree>[1],
  flags: Call['flags'],
  context: Context,
): Promise<void> {
  const story = await askFree(host, port, context);
  const teller = makeTeller(context, decideLook(flags, context.env, context.err));
  context.err.write(`${tellFree(story, teller).join('\n')}\nporthole: The command was not run.\n`);
}

function tellFailedStart(program: string, code: string): string {
  const why = code === 'ENOENT' ? 'there is no such program' : `the system refuses (${code})`;
  return `porthole: ${quoteWord(program)} could not be started: ${why}.\n`;
}
