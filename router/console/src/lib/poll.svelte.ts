import { inWords, Problem } from '@web/lib/api/problems';

/**
 * Reads something again and again while a page shows it, one question at a time. What was read stays when a later
 * question fails, and `failure` says so. A hidden page asks nothing.
 */
export class Poll<T> {
  value = $state.raw<T | undefined>();
  failure = $state<string | undefined>();
  problem = $state.raw<Problem | undefined>();
  readonly #read: () => Promise<T>;
  readonly #everyMillis: number;
  #timer: number | undefined;
  #turn = 0;

  constructor(read: () => Promise<T>, everyMillis: number) {
    this.#read = read;
    this.#everyMillis = everyMillis;
  }

  /** Begins; answers how to end. */
  begin(): () => void {
    const turn = ++this.#turn;
    const loop = async (): Promise<void> => {
      if (!document.hidden) await this.now();
      if (turn === this.#turn) this.#timer = window.setTimeout(() => void loop(), this.#everyMillis);
    };
    void loop();
    return () => {
      this.#turn++;
      window.clearTimeout(this.#timer);
    };
  }

  /** Reads at once, as after a change. */
  async now(): Promise<void> {
    const turn = this.#turn;
    try {
      const value = await this.#read();
      // What was asked for before something else was is no answer to that.
      if (turn !== this.#turn) return;
      this.value = value;
      this.failure = undefined;
      this.problem = undefined;
    } catch (failure) {
      if (turn !== this.#turn) return;
      this.failure = inWords(failure);
      this.problem = failure instanceof Problem ? failure : undefined;
    }
  }
}
