import { inWords, Problem } from '../api/problems';
import type { BoardQuery } from '../api/client';
import type { BoardEntry, BoardPage } from '../api/types';
import { api } from '../services';

const POLL_MILLIS = 2_000;
const POLL_AFTER_FAILURE_MILLIS = 10_000;

/** One board on the screen: the top of it kept fresh, more of it on demand. */
export class BoardView {
  top = $state.raw<BoardPage | undefined>();
  /** Pages after the first; they are as old as the moment they were asked for. */
  rest = $state.raw<readonly BoardEntry[]>([]);
  around = $state.raw<BoardPage | undefined>();
  aroundWanted = $state(false);
  failure = $state('');
  busy = $state(false);

  readonly #query: BoardQuery;
  #etag: string | null = null;
  #cursor: string | null = null;
  #timer: number | undefined;
  #closed = false;

  constructor(query: BoardQuery) {
    this.#query = query;
  }

  get entries(): readonly BoardEntry[] {
    if (this.aroundWanted) return this.around?.entries ?? [];
    const top = this.top?.entries ?? [];
    const onTop = new Set(top.map((entry) => entry.userId));
    // Who has climbed to the top meanwhile must not stand on the board twice.
    return [...top, ...this.rest.filter((entry) => !onTop.has(entry.userId))];
  }

  get shown(): BoardPage | undefined {
    return this.aroundWanted ? this.around : this.top;
  }

  get hasMore(): boolean {
    return !this.aroundWanted && this.#nextCursor !== null;
  }

  get #nextCursor(): string | null {
    return this.rest.length === 0 ? (this.top?.nextCursor ?? null) : this.#cursor;
  }

  /** Starts refreshing; answers a function that ends it. */
  open(): () => void {
    const wake = (): void => {
      if (document.visibilityState === 'visible') void this.#refresh();
    };
    document.addEventListener('visibilitychange', wake);
    void this.#refresh();
    return () => {
      this.#closed = true;
      window.clearTimeout(this.#timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }

  async more(): Promise<void> {
    const cursor = this.#nextCursor;
    if (cursor === null || this.busy) return;
    this.busy = true;
    try {
      const page = await api.board({ ...this.#query, cursor });
      if (page === undefined) return;
      this.#cursor = page.value.nextCursor ?? null;
      this.rest = [...this.rest, ...page.value.entries];
    } catch (problem) {
      this.failure = inWords(problem);
    } finally {
      this.busy = false;
    }
  }

  async showAround(wanted: boolean): Promise<void> {
    this.aroundWanted = wanted;
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    window.clearTimeout(this.#timer);
    let pause = POLL_MILLIS;
    try {
      if (this.aroundWanted) this.around = await api.aroundMe(this.#query);
      else await this.#refreshTop();
      this.failure = '';
    } catch (problem) {
      if (problem instanceof Problem && problem.code === 'not-on-board') {
        this.around = undefined;
        this.failure = 'You are not on this board yet: finish a test of this kind.';
      } else {
        this.failure = inWords(problem);
        pause = Math.max(POLL_AFTER_FAILURE_MILLIS, problem instanceof Problem ? (problem.retryAfterSeconds ?? 0) * 1000 : 0);
      }
    }
    if (this.#closed || document.visibilityState !== 'visible') return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#refresh(), pause);
  }

  async #refreshTop(): Promise<void> {
    const answer = await api.board(this.#query, this.#etag);
    if (answer === undefined) return;
    this.top = answer.value;
    this.#etag = answer.etag;
  }
}
