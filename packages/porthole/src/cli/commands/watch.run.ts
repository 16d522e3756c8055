import { type Host, PortholeError, type Watch } from '@porthole/core';
import { eventLine, watchLine } from '../../contract/index.ts';
import { createStyle } from '../../view/style.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { printGaps, remedyOf } from '../gaps.ts';
import { decideLook } from '../look.ts';
import { withHost } from '../session.ts';
import { type ChosenEvent, EventChooser } from '../watch/choose-events.ts';
import { runHook } from '../watch/run-hook.ts';
import { tellEvent } from '../watch/tell-event.ts';
import { readWatchRequest, type WatchRequest } from '../watch/watch-request.ts';

/** Tells what happens until somebody stops it, or what was waited for has come. */
export async function run(call: Call, context: Context): Promise<ExitStatus> {
  const request = readWatchRequest(call, context);
  return withHost(context, async (host) => {
    const told = await tellEvents(host, request, call, context);
    const waitsForSomething = request.until !== undefined || request.count !== undefined;
    if (told.complete) return EXIT.ok;
    if (waitsForSomething) return EXIT.failed;
    return told.count > 0 ? EXIT.ok : EXIT.nothing;
  });
}

interface Told {
  readonly count: number;
  /** What was waited for has come. */
  readonly complete: boolean;
}

async function tellEvents(host: Host, request: WatchRequest, call: Call, context: Context): Promise<Told> {
  const { flags } = call;
  const print = flags.quiet ? () => true : printer(call, context);
  const limit = new AbortController();
  const timer = request.timeoutMs === undefined ? undefined : setTimeout(() => limit.abort(limit), request.timeoutMs);
  const onStart = (): void => sayStart(watch, call, context);
  const watch = openWatch(host, { ...request.options, signal: limit.signal, onStart });
  const chooser = new EventChooser(request.matches);
  let count = 0;
  try {
    for await (const each of watch) {
      const chosen = chooser.choose(each);
      if (chosen === undefined) continue;
      count++;
      const { event } = chosen;
      if (!print(chosen)) return { count, complete: true };
      if (request.exec !== undefined) await runHook(request.exec, event, eventLine(event), context.env);
      if (event.kind === request.until || count === request.count) return { count, complete: true };
    }
  } catch (error) {
    if (!limit.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
  }
  return { count, complete: false };
}

function openWatch(host: Host, options: Parameters<NonNullable<Host['watch']>>[0]): Watch {
  const watch = host.watch?.(options);
  if (watch === undefined) throw new PortholeError('unsupported', 'this machine cannot be watched');
  return watch;
}

/** Answers whether anybody still reads. */
function printer({ flags }: Call, context: Context): (chosen: ChosenEvent) => boolean {
  const { out } = context;
  if (flags.ndjson) return ({ event }) => out.write(eventLine(event));
  const look = decideLook(flags, context.env, out);
  const page = { style: createStyle(look), width: look.width };
  return (chosen) => out.write(`${tellEvent(chosen, page).join('\n')}\n`);
}

/** Which source is at work, and what it misses: for a program the first line, for a person beside the events. */
function sayStart(watch: Watch, { flags }: Call, context: Context): void {
  const description = watch.describe();
  if (flags.ndjson) {
    context.out.write(watchLine(description, (gap) => remedyOf(gap, context)));
    return;
  }
  context.err.write(`porthole: ${description.misses}\n${printGaps(description.gaps, context)}`);
}
