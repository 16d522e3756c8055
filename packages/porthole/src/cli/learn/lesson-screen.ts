import type { Context } from '../context.ts';
import type { Teller } from '../who/teller.ts';

/** The reader wants no more, or nobody reads any more. */
export class LessonLeft extends Error {}

/** Where the lesson is shown and answered, never more than a screenful at a time. */
export class LessonScreen {
  readonly #context: Context;
  readonly #teller: Teller;
  readonly #rows: number;
  #used = 0;

  constructor(context: Context, teller: Teller) {
    this.#context = context;
    this.#teller = teller;
    this.#rows = Math.max(4, (context.out.rows ?? 24) - 1);
  }

  show(lines: readonly string[]): void {
    for (const line of lines) {
      if (this.#used >= this.#rows - 1) this.ask(this.#muted('-- Enter: more --'));
      if (!this.#context.out.write(`${line}\n`)) throw new LessonLeft();
      this.#used++;
    }
  }

  /** Waits for the reader to go on. */
  pause(): void {
    this.ask(this.#muted('Enter: on, q: leave'));
  }

  /** Asks for a line. @throws LessonLeft at `q`, and where the input has ended. */
  ask(prompt: string): string {
    this.#context.out.write(`${prompt} `);
    const answer = this.#context.input.readLine();
    if (answer === undefined) this.#context.out.write('\n');
    this.#used = 0;
    const word = answer?.trim().toLowerCase();
    if (word === undefined || word === 'q' || word === 'quit') throw new LessonLeft();
    return word;
  }

  #muted(text: string): string {
    return this.#teller.style.paint('muted', text);
  }
}
