/** A search for the owners of all sockets comes when this many times its cost went by. */
const REST = 20;

/** When to look for the owners of all sockets anew: so often that it takes a twentieth of the time at most. */
export class SearchBudget {
  readonly #clockMs: () => number;
  #dueMs = Number.NEGATIVE_INFINITY;

  constructor(clockMs: () => number) {
    this.#clockMs = clockMs;
  }

  isDue(): boolean {
    return this.#clockMs() >= this.#dueMs;
  }

  /** Does a search and notes what it costs; what one for a few sockets took is put off from that for all. */
  spend(all: boolean, search: () => void): void {
    const startedMs = this.#clockMs();
    search();
    const endedMs = this.#clockMs();
    const cost = endedMs - startedMs;
    this.#dueMs = all ? endedMs + cost * REST : this.#dueMs + cost;
  }
}
