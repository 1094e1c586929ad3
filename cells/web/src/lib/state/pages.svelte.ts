import { untrack } from 'svelte';
import { inWords } from '../api/problems';
import type { Page } from '../api/types';

type Load<T> = (cursor: string | undefined) => Promise<Page<T>>;

/** A list that is read page by page. */
export class Pages<T> {
  items = $state.raw<readonly T[]>([]);
  busy = $state(false);
  failure = $state('');
  #nextCursor = $state<string | null | undefined>();
  #load: Load<T> | undefined;

  /** Whether there are pages that were not read. */
  get goesOn(): boolean {
    return this.#nextCursor !== null;
  }

  get isEmpty(): boolean {
    return this.items.length === 0 && !this.goesOn;
  }

  /** Begins anew with another list. */
  begin(load: Load<T>): void {
    this.#load = load;
    this.items = [];
    this.#nextCursor = undefined;
    // Whoever begins in an effect does not begin again with every page.
    untrack(() => void this.more());
  }

  /** Leaves out what is on the list no more. The cursor stands for a place, so what comes behind is not shifted. */
  async leaveOut(isGone: (item: T) => boolean): Promise<void> {
    this.items = this.items.filter((item) => !isGone(item));
    if (this.items.length === 0 && this.goesOn) await this.more();
  }

  async more(): Promise<void> {
    const load = this.#load;
    if (load === undefined) return;
    this.busy = true;
    this.failure = '';
    try {
      const page = await load(this.#nextCursor ?? undefined);
      // An answer for a list that was left meanwhile comes too late.
      if (load !== this.#load) return;
      this.items = [...this.items, ...page.items];
      this.#nextCursor = page.nextCursor ?? null;
    } catch (problem) {
      if (load === this.#load) this.failure = inWords(problem);
    } finally {
      if (load === this.#load) this.busy = false;
    }
  }
}
