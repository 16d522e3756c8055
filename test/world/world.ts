import { currentNamespace, freshNamespace, type Namespace } from './namespace.ts';
import { type Ran, type RunOptions, runProgram } from './run-program.ts';
import { type RunningSituation, type Situation, startSituation } from './situation.ts';
import type { Spoken, SpokenSocket } from './spoken.ts';

export interface WorldOptions {
  readonly situations: readonly Situation[];
  /** In a network namespace of its own (needs root), or in the one we are in. Default: of its own. */
  readonly fresh?: boolean | undefined;
  /** Shell commands that furnish the fresh namespace. */
  readonly furnish?: readonly string[] | undefined;
}

/** Real processes with real sockets, and what they say of themselves. */
export interface World {
  readonly namespace: Namespace;
  readonly said: readonly Spoken[];
  /** Every socket that is said to be in this network namespace. */
  readonly sockets: readonly SpokenSocket[];
  /** What one situation said: the first that was started of that program. */
  of(program: string): Spoken;
  /** Runs a command among them. */
  run(command: readonly string[], options?: RunOptions): Promise<Ran>;
  /** One more situation; its sockets are not in `sockets`. */
  start(situation: Situation): Promise<RunningSituation>;
  end(): Promise<void>;
}

/** Starts the situations, one after the other, so that none takes a port that another one names. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const namespace = options.fresh === false ? currentNamespace() : await freshNamespace(options.furnish);
  const running: RunningSituation[] = [];
  const end = async () => {
    await Promise.all(running.map((situation) => situation.end()));
    await namespace.end();
  };
  const start = async (situation: Situation) => {
    const started = await startSituation(situation, namespace.enter);
    running.push(started);
    return started;
  };
  try {
    for (const situation of options.situations) await start(situation);
  } catch (error) {
    await end();
    throw error;
  }
  const said = running.map((situation) => situation.said);
  return {
    namespace,
    said,
    sockets: said.flatMap((each) => each.sockets),
    of(program) {
      const found = said.find((each) => each.situation === program);
      if (found === undefined) throw new Error(`this world has no ${program}`);
      return found;
    },
    run: (command, runOptions) => runProgram([...namespace.enter, ...command], runOptions),
    start,
    end,
  };
}
