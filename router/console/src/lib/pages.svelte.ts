import { inWords } from '@web/lib/api/problems';
import { Poll } from './poll.svelte';

export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string | undefined;
}

/**
 * A list that is read page by page, the newest first. The first page is read again and again; what was added to it
 * afterwards stays, and nothing stands there twice.
 */
export class Pages<T> {
  readonly #read: (cursor: string | undefined) => Promise<Page<T>>;
  readonly #keyOf: (item: T) => string;
  readonly #first: Poll<Page<T>>;
  #older = $state.raw<readonly T[]>([]);
  #cursor = $state<string | undefined>();
  #failure = $state<string | undefined>();
  /** Counts the lists that were begun: an answer to an earlier one comes too late. */
  #turn = 0;
  isBusy = $state(false);

  constructor(read: (cursor: string | undefined) => Promise<Page<T>>, keyOf: (item: T) => string, everyMillis: number) {
    this.#read = read;
    this.#keyOf = keyOf;
    this.#first = new Poll(() => read(undefined), everyMillis);
  }

  /** What is known of the list, or nothing before its first page has come. */
  readonly shown = $derived.by((): readonly T[] | undefined => {
    const first = this.#first.value?.items;
    if (first === undefined) return undefined;
    const seen = new Set(first.map(this.#keyOf));
    return [...first, ...this.#older.filter((item) => !seen.has(this.#keyOf(item)))];
  });

  readonly #next = $derived.by(() => (this.#older.length === 0 ? this.#first.value?.cursor : this.#cursor));

  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  get failure(): string | undefined {
    return this.#failure ?? this.#first.failure;
  }

  /** Begins a list, such as one of another filter; answers how to end. */
  begin(): () => void {
    this.#turn++;
    this.#older = [];
    this.#cursor = undefined;
    this.#failure = undefined;
    this.#first.value = undefined;
    return this.#first.begin();
  }

  async more(): Promise<void> {
    const turn = this.#turn;
    this.isBusy = true;
    try {
      const page = await this.#read(this.#next);
      if (turn !== this.#turn) return;
      this.#older = [...this.#older, ...page.items];
      this.#cursor = page.cursor;
      this.#failure = undefined;
    } catch (failure) {
      if (turn === this.#turn) this.#failure = inWords(failure);
    } finally {
      this.isBusy = false;
    }
  }
}
