import { PortholeError } from '@porthole/core';
import { commandOf, PROGRAMS, type ProgramName } from './programs.ts';

/** One running program of the lesson. What it says goes to a file without a name, so it has no socket for that. */
export interface Child {
  readonly pid: number | undefined;
  /** All that it has said so far, errors too. */
  said(): string;
  /** How it ended; `undefined` while it runs. */
  readonly end: { readonly code: number | null; readonly signal: string | null } | undefined;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Gives back what it needed. */
  release(): void;
}

/** Starts a file of the program with two modes with these words, and nothing else. */
export type StartChild = (file: string, words: readonly string[]) => Child;

/** A program of the lesson has ended although nobody asked it to. */
export class ChildEnded extends Error {
  readonly as: string;
  readonly pid: number | undefined;
  readonly said: string;

  constructor(as: string, { pid, said }: { readonly pid: number | undefined; readonly said: string }) {
    super(`${as} has ended`);
    this.as = as;
    this.pid = pid;
    this.said = said;
  }
}

const MOST_CHILDREN = 6;
const SAID_WITHIN_MS = 15_000;
const ENDED_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 25;

/** Runs the programs of the lesson: never more than six, only those of `PROGRAMS`, and all of them end with it. */
export class Laboratory {
  readonly #start: StartChild;
  readonly #running = new Map<string, Child>();

  constructor(start: StartChild) {
    this.#start = start;
  }

  /** Waits until it has told who it is. @throws ChildEnded where it ends before. */
  async start(as: string, program: ProgramName, at: string): Promise<ReadonlyMap<string, string>> {
    const child = this.#open(as, program, at);
    const deadline = Date.now() + SAID_WITHIN_MS;
    for (;;) {
      const matches = PROGRAMS[program].says.map((pattern) => pattern.exec(child.said()));
      if (matches.every((match) => match !== null)) {
        return new Map(matches.flatMap((match) => Object.entries(match?.groups ?? {})));
      }
      if (child.end !== undefined) throw this.#ended(as, child);
      if (Date.now() > deadline) {
        throw new PortholeError('unavailable', `${PROGRAMS[program].title} does not say what it ought to.`);
      }
      await pause();
    }
  }

  /** Starts one that is to fail, and waits for its end. */
  async fail(as: string, program: ProgramName, at: string): Promise<string> {
    const child = this.#open(as, program, at);
    const deadline = Date.now() + SAID_WITHIN_MS;
    while (child.end === undefined && Date.now() < deadline) await pause();
    const said = child.said();
    await this.stop(as);
    return said;
  }

  pidOf(as: string): number | undefined {
    return this.#running.get(as)?.pid;
  }

  /** @throws ChildEnded for the first one that has ended by itself or by somebody else. */
  async checkAll(): Promise<void> {
    // The end of a process is an event, and a player that waits for its reader lets none through.
    await pause();
    for (const [as, child] of this.#running) {
      if (child.end === undefined) continue;
      throw this.#ended(as, child);
    }
  }

  async stop(as: string): Promise<void> {
    const child = this.#running.get(as);
    if (child === undefined) return;
    child.kill('SIGTERM');
    const deadline = Date.now() + ENDED_WITHIN_MS;
    while (child.end === undefined) {
      if (Date.now() > deadline) child.kill('SIGKILL');
      await pause();
    }
    this.#forget(as, child);
  }

  async stopAll(): Promise<void> {
    for (const as of [...this.#running.keys()].reverse()) await this.stop(as);
  }

  #open(as: string, program: ProgramName, at: string): Child {
    if (this.#running.has(as)) throw new Error(`the lesson starts ${as} twice`);
    if (this.#running.size >= MOST_CHILDREN) throw new Error(`the lesson starts more than ${MOST_CHILDREN} programs`);
    const { file, words } = commandOf(program, at);
    const child = this.#start(file, words);
    this.#running.set(as, child);
    return child;
  }

  #ended(as: string, child: Child): ChildEnded {
    const ended = new ChildEnded(as, { pid: child.pid, said: child.said() });
    this.#forget(as, child);
    return ended;
  }

  #forget(as: string, child: Child): void {
    child.release();
    this.#running.delete(as);
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}
